export { GraphqlServerModule } from './graphql-server.module.js';

import { Module } from '@nestjs/common';
import { AccessLogModule } from '#access-log';
import { GraphqlServerModule } from '#graphql-server';
import { OperatorApiModule } from '#operator-api';
import { product } from '#product';
import { AccessModule } from './access/access.module.js';
import { GraphiqlController } from './graphiql/graphiql.controller.js';
import { OperatedModule } from './monitoring/operated.module.js';
import { MonitoringModule } from './monitoring/monitoring.module.js';

/** The GraphQL service with its monitoring. Needs a `PlatformModule` and a `ReadPositionsModule`. */
@Module({
  imports: [
    AccessModule,
    AccessLogModule,
    GraphqlServerModule,
    MonitoringModule,
    OperatedModule,
    ...product.apiModules,
    OperatorApiModule,
  ],
  controllers: [GraphiqlController],
})
export class ApiModule {}

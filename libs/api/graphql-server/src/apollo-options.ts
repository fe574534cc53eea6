import { Injectable } from '@nestjs/common';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { GqlOptionsFactory } from '@nestjs/graphql';
import { Settings } from '#platform';
import { requestLimitsPlugin } from './limits/request-limits.plugin.js';
import { RequestLimits } from './limits/request-limits.js';
import { graphqlPath, type GraphqlRequest, GraphqlRoute } from './limits/graphql-route.js';
import { KnownDocuments } from './limits/known-documents.js';
import { limits } from './limits/limits.js';
import { timely } from './limits/schema-with-deadline.js';
import { GuardedSchema } from './auth/guarded-schema.js';
import { AnsweredErrors } from './errors/answered-errors.js';
import { describedRoots } from './root-descriptions.js';

/** Options of Apollo, which serves the schema over HTTP. `LiveServer` serves it over graphql-ws. */
@Injectable()
export class ApolloOptions implements GqlOptionsFactory<ApolloDriverConfig> {
  constructor(
    private readonly route: GraphqlRoute,
    private readonly requestLimits: RequestLimits,
    private readonly errors: AnsweredErrors,
    private readonly guardedSchema: GuardedSchema,
    private readonly settings: Settings,
  ) {}

  createGqlOptions(): ApolloDriverConfig {
    this.route.guard();
    return {
      driver: ApolloDriver,
      path: graphqlPath,
      autoSchemaFile: true,
      sortSchema: true,
      transformSchema: (schema) => this.guardedSchema.guarding(timely(describedRoots(schema))),
      // Apollo's page loads from a CDN; GraphiqlController serves ours.
      graphiql: false,
      introspection: this.settings.introspection,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
      parseOptions: { maxTokens: limits.tokens },
      documentStore: new KnownDocuments(),
      validationOptions: { hideSuggestions: true },
      plugins: [requestLimitsPlugin(this.requestLimits)],
      context: (request: GraphqlRequest) => this.route.contextOf(request),
      formatError: (formatted, error) => this.errors.answer(formatted, error),
    };
  }
}

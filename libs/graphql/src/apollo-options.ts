import { Injectable } from '@nestjs/common';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { GqlOptionsFactory } from '@nestjs/graphql';
import type { GraphQLError } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { Disclosures } from './auth/disclosures.js';
import { GuardedSchema } from './auth/guarded-schema.js';
import { AnsweredErrors } from './errors/answered-errors.js';
import type { RequestContext } from './request/request-context.js';
import { type HttpRequest, RequestContexts, type WsConnection } from './request/request-contexts.js';

/** Tokens of a query document: many times what a page of a front end needs, too few to keep a parser busy. */
const longestDocument = 4000;

/** How Apollo serves the schema, over HTTP and, for subscriptions, graphql-ws on the same path. */
@Injectable()
export class ApolloOptions implements GqlOptionsFactory<ApolloDriverConfig> {
  constructor(
    private readonly contexts: RequestContexts,
    private readonly errors: AnsweredErrors,
    private readonly guardedSchema: GuardedSchema,
    private readonly disclosures: Disclosures,
  ) {}

  createGqlOptions(): ApolloDriverConfig {
    return {
      driver: ApolloDriver,
      path: '/graphql',
      autoSchemaFile: true,
      sortSchema: true,
      transformSchema: (schema) => this.guardedSchema.guarding(schema),
      // Its pages load from a CDN; ours is served at /graphiql.
      graphiql: false,
      introspection: true,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
      parseOptions: { maxTokens: longestDocument },
      context: (source: HttpRequest | WsConnection) => this.contexts.of(source),
      formatError: (formatted, error) => this.errors.answer(formatted, error),
      subscriptions: { 'graphql-ws': this.overWebSocket() },
    };
  }

  /** The same care for errors as over HTTP, which graphql-ws leaves to us. */
  private overWebSocket(): Pick<ServerOptions, 'onNext' | 'onError'> {
    const answer = (errors: readonly GraphQLError[]) =>
      errors.map((error) => this.errors.answer(error.toJSON(), error));
    return {
      onNext: (_connection, _id, _payload, { contextValue }, result) => {
        this.disclosures.record(contextValue as RequestContext);
        return result.errors ? { ...result, errors: answer(result.errors) } : undefined;
      },
      onError: (_connection, _id, _payload, errors) => answer(errors),
    };
  }
}

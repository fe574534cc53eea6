import { ApolloDriver } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloOptions } from './apollo-options.js';
import { RequestLimits } from './limits/request-limits.js';
import { RateLimits } from './limits/rate-limits.js';
import { GraphqlRoute } from './limits/graphql-route.js';
import { RefusedRequests } from './limits/refused-requests.js';
import { Disclosures } from './auth/disclosures.js';
import { GuardedSchema } from './auth/guarded-schema.js';
import { BearerPermissions } from './auth/bearer-permissions.js';
import { TokenVerifier } from './auth/token-verifier.js';
import { InputPipe } from '#graphql';
import { AnsweredErrors } from './errors/answered-errors.js';
import { AnswersFilter } from './errors/answers.filter.js';
import { DeclaredInputs } from './operations/declared-inputs.js';
import { LiveOperations } from './live/live-operations.js';
import { LiveProtocol } from './live/live-protocol.js';
import { LiveServer } from './live/live-server.js';
import { Operations } from './operations/operations.js';
import { DeclaredReads } from './reading/declared-reads.js';
import { ReadYourWritesInterceptor } from './reading/read-your-writes.interceptor.js';
import { ReadYourWrites } from './reading/read-your-writes.js';
import { RequestContexts } from './request/request-contexts.js';

@Module({
  providers: [
    AnsweredErrors,
    RequestLimits,
    RateLimits,
    Disclosures,
    GraphqlRoute,
    GuardedSchema,
    RefusedRequests,
    RequestContexts,
    BearerPermissions,
    TokenVerifier,
  ],
  exports: [AnsweredErrors, RequestLimits, Disclosures, GraphqlRoute, GuardedSchema, RefusedRequests, RequestContexts],
})
class RequestModule {}

/**
 * The GraphQL server: Apollo, request limits, permissions and live operations. Needs from global modules: the platform,
 * `ReadPositions`, a prom-client `Registry`, `AccessPolicy`, `OwnRecords` and `AccessLog`.
 */
@Module({
  imports: [
    DiscoveryModule,
    RequestModule,
    GraphQLModule.forRootAsync({ driver: ApolloDriver, imports: [RequestModule], useClass: ApolloOptions }),
  ],
  providers: [
    { provide: APP_FILTER, useClass: AnswersFilter },
    { provide: APP_INTERCEPTOR, useClass: ReadYourWritesInterceptor },
    { provide: APP_PIPE, useClass: InputPipe },
    DeclaredInputs,
    DeclaredReads,
    LiveOperations,
    LiveProtocol,
    LiveServer,
    Operations,
    ReadYourWrites,
  ],
})
export class GraphqlServerModule {}

import { ApolloDriver } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloOptions } from './apollo-options.js';
import { AllowGuard } from './auth/allow.guard.js';
import { DenyByDefault } from './auth/deny-by-default.js';
import { Disclosures } from './auth/disclosures.js';
import { GuardedSchema } from './auth/guarded-schema.js';
import { Sights } from './auth/sights.js';
import { TokenVerifier } from './auth/token-verifier.js';
import { CommandMetrics } from './commands/command-metrics.js';
import { CommandSender } from './commands/command-sender.js';
import { AnsweredErrors } from './errors/answered-errors.js';
import { AnswersFilter } from './errors/answers.filter.js';
import { UserErrorResolver } from './errors/user-error.js';
import { InputPipe } from './input/input.pipe.js';
import { LogTail } from './live/log-tail.js';
import { Operations } from './operations/operations.js';
import { DeclaredReads } from './reading/declared-reads.js';
import { ReadYourWritesInterceptor } from './reading/read-your-writes.interceptor.js';
import { ReadYourWrites } from './reading/read-your-writes.js';
import { RequestContexts } from './request/request-contexts.js';

@Module({
  providers: [AnsweredErrors, Disclosures, GuardedSchema, RequestContexts, Sights, TokenVerifier],
  exports: [AnsweredErrors, Disclosures, GuardedSchema, RequestContexts],
})
class RequestModule {}

/**
 * What all resolvers share. Needs, from global modules, the platform, the `ReadPositions` of the projections, a
 * prom-client `Registry`, and for who may see what an `AccessPolicy`, `OwnRecords` and an `AccessLog`.
 */
@Module({
  imports: [
    CqrsModule,
    DiscoveryModule,
    GraphQLModule.forRootAsync({ driver: ApolloDriver, imports: [RequestModule], useClass: ApolloOptions }),
  ],
  providers: [
    { provide: APP_FILTER, useClass: AnswersFilter },
    { provide: APP_GUARD, useClass: AllowGuard },
    { provide: APP_INTERCEPTOR, useClass: ReadYourWritesInterceptor },
    { provide: APP_PIPE, useClass: InputPipe },
    CommandMetrics,
    CommandSender,
    DeclaredReads,
    DenyByDefault,
    LogTail,
    Operations,
    ReadYourWrites,
    UserErrorResolver,
  ],
  exports: [CommandSender, LogTail],
})
export class GraphqlApiModule {}

import { Args, Query, Resolver } from '@nestjs/graphql';
import { Caller, type Connection, Reads } from '#graphql';
import { AccessLogReader } from './access-log-reader.js';
import {
  type AccessEntry,
  AccessEntryConnection,
  AccessLogArgs,
  type RefusedAttempt,
  RefusedAttemptConnection,
  RefusedAttemptsArgs,
} from './access-log.types.js';

@Resolver()
export class AccessLogResolver {
  constructor(private readonly reader: AccessLogReader) {}

  @Reads()
  @Query(() => AccessEntryConnection, {
    description:
      'Lists who was shown personal data or free text of whom, the latest first. Calling it is recorded in the ' +
      'audit log, too.',
  })
  accessLog(@Args() args: AccessLogArgs, @Caller() caller: Caller): Promise<Connection<AccessEntry>> {
    return this.reader.page(args, caller);
  }

  @Reads()
  @Query(() => RefusedAttemptConnection, {
    description: 'Lists refused requests, counted by minute, actor, operation and error code, the latest first.',
  })
  refusedAttempts(@Args() args: RefusedAttemptsArgs): Promise<Connection<RefusedAttempt>> {
    return this.reader.refused(args);
  }
}

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
    description: 'Who was shown whose data, the latest first. Asking is recorded too.',
  })
  accessLog(@Args() args: AccessLogArgs, @Caller() caller: Caller): Promise<Connection<AccessEntry>> {
    return this.reader.page(args, caller);
  }

  @Reads()
  @Query(() => RefusedAttemptConnection, {
    description: 'Who was turned away, by minute, the latest first.',
  })
  refusedAttempts(@Args() args: RefusedAttemptsArgs): Promise<Connection<RefusedAttempt>> {
    return this.reader.refused(args);
  }
}

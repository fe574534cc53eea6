import { Query, Resolver } from '@nestjs/graphql';
import { Pool } from 'pg';
import { EventStore } from '#event-store';
import { Reads } from '#graphql';
import { sealStatus } from '#seals';
import { LogSeals } from './log-seals.types.js';

@Resolver()
export class LogSealsResolver {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
  ) {}

  @Reads()
  @Query(() => LogSeals, { description: 'How far the log is sealed against tampering.' })
  logSeals(): Promise<LogSeals> {
    return sealStatus(this.pool, this.store);
  }
}

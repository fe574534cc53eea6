import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { caseIdOf } from '#cases';
import type { CommandResult } from '#decider';
import { caseHoldings, customerHoldings, ErasureWork, personFrom, usualQuietMilliseconds } from '#erasure';
import { EventStore } from '#event-store';
import { Clock, Logger, Settings } from '#platform';
import { SubjectKeys } from '#privacy';
import { MessageFile } from '#processes';
import { ReadPositions } from '#projections';
import { projections } from '#schema';
import { SealKey } from '#seals';

/** Puts together what erasures need of the product. */
@Injectable()
export class Erasing {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly keys: SubjectKeys,
    private readonly positions: ReadPositions,
    private readonly bus: CommandBus,
    private readonly clock: Clock,
    private readonly messages: MessageFile,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  async work(): Promise<ErasureWork> {
    const { pool, store, keys, positions, clock } = this;
    return new ErasureWork({
      ...{ pool, store, positions, clock, projections },
      holdings: [caseHoldings(pool, keys), customerHoldings(keys)],
      personOf: personFrom(store, keys),
      send: (command) => this.bus.execute<typeof command, CommandResult>(command),
      forgetMessages: (customerIds, streams) => this.messages.forget(customerIds, streams.map(caseIdOf)),
      signingKey: await SealKey.open(this.settings.sealKeyFile),
      quietMilliseconds: usualQuietMilliseconds,
      reportError: (err, erasure) => this.logger.warn({ err, erasure }, 'an erasure was disturbed'),
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { CommandResult } from '#command-processing';
import { ErasureWork, type PersonalData, Persons, usualQuietMilliseconds } from '#erasure';
import { EventStore } from '#event-store';
import { idOf } from '#kernel';
import { Clock, Logger, Settings } from '#platform';
import { MessageFile } from '#processes';
import { ReadPositions } from '#projections';
import { product } from '#product';
import { SealKey } from '#seals';
import { AllPersonalData } from './contributions.js';

/** Creates the background work of erasures. */
@Injectable()
export class Erasing {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly positions: ReadPositions,
    private readonly bus: CommandBus,
    private readonly clock: Clock,
    private readonly messages: MessageFile,
    private readonly settings: Settings,
    private readonly logger: Logger,
    private readonly persons: Persons,
    @Inject(AllPersonalData) private readonly personalData: readonly PersonalData[],
  ) {}

  async work(): Promise<ErasureWork> {
    const { pool, store, positions, clock, personalData } = this;
    return new ErasureWork({
      ...{ pool, store, positions, clock, personalData: personalData, projections: product.projections },
      personOf: (customerId) => this.persons.recordsOf(customerId),
      send: (command) => this.bus.execute<typeof command, CommandResult>(command),
      forgetMessages: (customerIds, streams) => this.messages.forget(customerIds, streams.map(idOf)),
      signingKey: await SealKey.open(this.settings.sealKeyFile),
      quietMilliseconds: usualQuietMilliseconds,
      reportError: (err, erasure) => this.logger.warn({ err, erasure }, 'a step of an erasure failed'),
    });
  }
}

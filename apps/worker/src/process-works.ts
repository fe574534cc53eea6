import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import type { CommandResult } from '#command-processing';
import { EventStore } from '#event-store';
import type { LeasedWork } from '#leases';
import { Clock, Logger } from '#platform';
import { SubjectKeys } from '#encryption';
import { type ComposeMessage, enrol, OutboundMessages, processWorks } from '#processes';
import { product } from '#product';
import { MessageComposers } from './contributions.js';

/** What the processes of the product have to do. */
@Injectable()
export class ProcessWorks implements OnModuleInit {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly keys: SubjectKeys,
    private readonly clock: Clock,
    private readonly bus: CommandBus,
    private readonly outbound: OutboundMessages,
    private readonly logger: Logger,
    @Inject(MessageComposers) private readonly composers: readonly Readonly<Record<string, ComposeMessage>>[],
  ) {}

  /** Before requests are taken, so that a new process misses none of what they make happen. */
  onModuleInit(): Promise<void> {
    return enrol(this.pool, this.store, product.processes);
  }

  works(): readonly LeasedWork[] {
    const { pool, store, clock, outbound } = this;
    const codec = product.codec(this.keys);
    return processWorks(
      {
        pool,
        store,
        clock,
        outbound,
        decoder: {
          decode: (stored) => codec.decode(stored, ['plain']), // nothing sealed gets into what processes remember
          knows: (event) => codec.knows(event),
        },
        send: (command) => this.bus.execute<typeof command, CommandResult>(command),
        composers: Object.assign({}, ...this.composers) as Readonly<Record<string, ComposeMessage>>,
        reportError: (err, work) => this.logger.warn({ err, work }, 'a process was disturbed'),
      },
      product.processes,
    );
  }
}

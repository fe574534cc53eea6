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

/** Creates the background work of the processes. */
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

  /** Enrols new processes before the first request, so that they miss no events. */
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
          decode: (stored) => codec.decode(stored, ['plain']), // the state of processes must not contain encrypted fields
          knows: (event) => codec.knows(event),
        },
        send: (command) => this.bus.execute<typeof command, CommandResult>(command),
        composers: Object.assign({}, ...this.composers) as Readonly<Record<string, ComposeMessage>>,
        reportError: (err, work) => this.logger.warn({ err, work }, 'work of a process failed'),
      },
      product.processes,
    );
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { caseMessages, CaseReader } from '#cases';
import type { CommandResult } from '#decider';
import { EventStore } from '#event-store';
import type { LeasedWork } from '#leases';
import { Clock, Logger } from '#platform';
import { SubjectKeys } from '#privacy';
import { enrol, OutboundMessages, processWorks } from '#processes';
import { processes, productCodec } from '#schema';

/** What the processes of the product have to do. */
@Injectable()
export class ProcessWorks implements OnModuleInit {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly keys: SubjectKeys,
    private readonly clock: Clock,
    private readonly bus: CommandBus,
    private readonly cases: CaseReader,
    private readonly outbound: OutboundMessages,
    private readonly logger: Logger,
  ) {}

  /** Before requests are taken, so that a new process misses none of what they make happen. */
  onModuleInit(): Promise<void> {
    return enrol(this.pool, this.store, processes);
  }

  works(): readonly LeasedWork[] {
    const { pool, store, clock, outbound } = this;
    const codec = productCodec(this.keys);
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
        composers: caseMessages(this.cases),
        reportError: (err, work) => this.logger.warn({ err, work }, 'a process was disturbed'),
      },
      processes,
    );
  }
}

import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Pool } from 'pg';
import { WorkerLeases } from '#leases';
import { Logger } from '#platform';
import { LeasedWorks } from './leased-works.js';

/** Does its share of the work, together with other workers of the same database, for as long as the application runs. */
@Injectable()
export class Worker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private readonly leases: WorkerLeases;
  private running: Promise<void> = Promise.resolve();

  constructor(pool: Pool, logger: Logger, @Inject(LeasedWorks) works: LeasedWorks) {
    const reportError = (err: unknown, work?: string) => logger.warn({ err, work }, 'work was disturbed');
    this.leases = new WorkerLeases({ pool, works, reportError });
  }

  onApplicationBootstrap(): void {
    this.running = this.leases.run(this.stop.signal);
    this.running.catch(() => undefined); // whoever asks for the end is told, even if it comes before they ask
  }

  /** Settles when the work ends; rejects where it can't go on, so that the program has to end. */
  ended(): Promise<void> {
    return this.running;
  }

  /** Finishes what is in flight, and gives back the leases. */
  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running.catch(() => undefined);
  }
}

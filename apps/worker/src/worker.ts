import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Pool } from 'pg';
import { WorkerLeases } from '#leases';
import { Logger } from '#platform';
import { LeasedWorks } from './leased-works.js';

/** Does a share of the background work while the application runs. Workers of the same database divide it by leases. */
@Injectable()
export class Worker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private readonly leases: WorkerLeases;
  private running: Promise<void> = Promise.resolve();

  constructor(pool: Pool, logger: Logger, @Inject(LeasedWorks) works: LeasedWorks) {
    const reportError = (err: unknown, work?: string) => logger.warn({ err, work }, 'background work failed');
    this.leases = new WorkerLeases({ pool, works, reportError });
  }

  onApplicationBootstrap(): void {
    this.running = this.leases.run(this.stop.signal);
    this.running.catch(() => undefined); // avoids an unhandled rejection: callers of ended() get the error, even if they call later
  }

  /** Settles when the work ends. Rejects if it cannot go on and the program has to end. */
  ended(): Promise<void> {
    return this.running;
  }

  /** Finishes work in progress and returns the leases. */
  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running.catch(() => undefined);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { createPool } from '#database';
import { type LeasedWork, WorkerLeases } from '#leases';

const connection = { applicationName: 'disturbed', max: 8, reportError: () => undefined };
const names = ['first', 'second'];

/**
 * Two workers that share work, each on its own connections, while now and then a disturber cuts database connections or
 * ends a worker and starts it again.
 */
export class DisturbedWorkers {
  private readonly stopping = new AbortController();
  private readonly stops = new Map<string, () => Promise<void>>();
  disturbances = 0;

  /** @param chance returns a number between 0 and 1, from a seed. */
  constructor(
    private readonly url: string,
    private readonly worksOf: (pool: Pool) => readonly LeasedWork[],
    private readonly chance: () => number,
  ) {}

  /** Runs and disturbs the workers until `done`, then stops them. @throws Error if that takes too long. */
  async until(done: () => Promise<boolean>, milliseconds: number): Promise<void> {
    const deadline = performance.now() + milliseconds;
    for (const name of names) this.startWorker(name);
    const disturbing = this.disturb();
    try {
      while (!(await done().catch(() => false))) {
        if (performance.now() > deadline) throw new Error(`Not done after ${this.disturbances} disturbances`);
        await sleep(50);
      }
    } finally {
      this.stopping.abort();
      await disturbing;
      await Promise.all([...this.stops.values()].map((stop) => stop()));
    }
  }

  private startWorker(name: string): void {
    const pool = createPool(this.url, connection);
    const end = new AbortController();
    const leases = new WorkerLeases({ pool, works: this.worksOf(pool), reportError: () => undefined });
    const running = leases.run(end.signal);
    this.stops.set(name, async () => {
      end.abort();
      await running;
      await pool.end();
    });
  }

  private async disturb(): Promise<void> {
    const { signal } = this.stopping;
    const admin = createPool(this.url, { ...connection, applicationName: 'disturber', max: 1 });
    while (!signal.aborted) {
      await sleep(50 + 250 * this.chance(), undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      this.disturbances += 1;
      if (this.chance() < 0.15) await this.restart(names[this.chance() < 0.5 ? 0 : 1]);
      else await cut(admin, this.chance());
    }
    await admin.end();
  }

  private async restart(name: string): Promise<void> {
    await this.stops.get(name)?.();
    this.startWorker(name);
  }
}

/** Cuts one connection of the database, or all. */
const cut = async (admin: Pool, chance: number): Promise<void> => {
  await admin.query(
    `SELECT pg_terminate_backend(pid) FROM (
       SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY md5(pid::text || $1) LIMIT $2) AS victims`,
    [String(chance), chance < 0.2 ? 100 : 1],
  );
};

import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import type { LeasedWork } from '#leases';
import { createTestDatabase } from '#database/testing';
import { ProcessSuperseded } from '../process-checkpoint.js';
import { CreateProcesses1763801500000 } from '../process-tables.migration.js';

const connection = { applicationName: 'spec', max: 10, reportError: () => undefined };

export interface ProcessDatabase {
  readonly pool: Pool;
  /** Another pool on it, to be ended by whoever asked for it. */
  readonly newPool: () => Pool;
  readonly close: () => Promise<void>;
}

/** An empty database with the tables of processes. */
export const openProcessDatabase = async (): Promise<ProcessDatabase> => {
  const { url, drop } = await createTestDatabase();
  const migrations = [CreateProcesses1763801500000];
  const dataSource = await createDataSource(url, { ...connection, entities: [], migrations });
  await migrate(dataSource);
  await dataSource.destroy();
  const newPool = (): Pool => createPool(url, connection);
  const pool = newPool();
  const close = async (): Promise<void> => {
    await pool.end();
    await drop();
  };
  return { pool, newPool, close };
};

export interface Started {
  readonly stop: () => Promise<void>;
}

/** Does these works until `stop`, which resolves once nothing is in flight; takes up again what ended early. */
export const startWorks = (works: readonly LeasedWork[]): Started => {
  const stopping = new AbortController();
  const done = Promise.all(works.map((work) => keepDoing(work, stopping.signal)));
  const stop = async (): Promise<void> => {
    stopping.abort();
    await done;
  };
  return { stop };
};

const keepDoing = async ({ run }: LeasedWork, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    try {
      await run(signal);
    } catch (error) {
      if (!(error instanceof ProcessSuperseded)) await sleep(20);
    }
  }
};

/** Waits for a condition, and says which one it waited for in vain. */
export const until = async (
  what: string,
  condition: () => boolean | Promise<boolean>,
  milliseconds = 20_000,
): Promise<void> => {
  const deadline = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`It did not come to this: ${what}`);
    await sleep(20);
  }
};

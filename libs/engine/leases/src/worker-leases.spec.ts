import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { CreateLeases1763801000000 } from './leases.migration.js';
import { LeaseTable } from './lease-table.js';
import { WorkerLeases } from './worker-leases.js';

const names = ['a', 'b', 'c', 'd'];
const connection = { applicationName: 'spec', max: 6, reportError: () => undefined };

const until = async (condition: () => boolean): Promise<void> => {
  const deadline = performance.now() + 15_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('It did not come to that');
    await sleep(20);
  }
};

describe('leases of work', () => {
  let database: TestDatabase;
  let pool: Pool;
  let started: { stop: () => Promise<void> }[];
  /** By name, who is at work on it now. */
  let atWork: Map<string, string>;
  let collisions: string[];

  beforeEach(async () => {
    database = await createTestDatabase();
    const dataSource = await createDataSource(database.url, {
      ...connection,
      entities: [],
      migrations: [CreateLeases1763801000000],
    });
    await migrate(dataSource);
    await dataSource.destroy();
    pool = createPool(database.url, connection);
    started = [];
    atWork = new Map();
    collisions = [];
  });

  afterEach(async () => {
    await Promise.all(started.map(({ stop }) => stop()));
    await pool.end();
    await database.drop();
  });

  const start = (worker: string, fails = false) => {
    const stopping = new AbortController();
    const errors: string[] = [];
    const run = (name: string) => async (signal: AbortSignal) => {
      if (atWork.has(name)) collisions.push(name);
      atWork.set(name, worker);
      if (fails) await sleep(50).then(() => atWork.delete(name));
      if (fails) throw new Error('no luck');
      await sleep(2 ** 30, undefined, { signal }).catch(() => undefined);
      await sleep(100); // what is in flight ends before another begins
      atWork.delete(name);
    };
    const leases = new WorkerLeases({
      pool,
      works: names.map((name) => ({ name, run: run(name) })),
      reportError: (error, work) => void errors.push(`${work}: ${String(error)}`),
    });
    const running = leases.run(stopping.signal);
    const stop = async () => {
      stopping.abort();
      await running;
    };
    started.push({ stop });
    return { errors, stop };
  };

  const workOf = (worker: string) => [...atWork.values()].filter((at) => at === worker).length;

  it('are all of one who is alone, at once', async () => {
    start('first');
    await until(() => workOf('first') === 4);
  });

  it('are shared with another who joins, and all his again when that one leaves', async () => {
    start('first');
    await until(() => workOf('first') === 4);
    const second = start('second');
    await until(() => workOf('first') === 2 && workOf('second') === 2);
    await second.stop();
    await until(() => workOf('first') === 4);
    expect(collisions).toEqual([]);
  });

  it('of one who died are taken over once they have run out, and not before', async () => {
    const dead = new LeaseTable(pool, '00000000-0000-4000-8000-000000000000');
    await dead.reportAlive();
    for (const name of names) expect(await dead.take(name)).toBe(true);
    const diedAt = performance.now();
    start('heir');
    await until(() => workOf('heir') === 4);
    expect(performance.now() - diedAt).toBeGreaterThan(2_900);
  });

  it('end the work of one whose lease has become another’s', async () => {
    start('first');
    await until(() => workOf('first') === 4);
    const thief = '00000000-0000-4000-8000-000000000001';
    await pool.query(`UPDATE runtime.leases SET holder = $1 WHERE name = 'b'`, [thief]);
    await until(() => !atWork.has('b'));
    expect(workOf('first')).toBe(3);
  });

  it('go on when the database was away', async () => {
    const worker = start('first');
    await until(() => workOf('first') === 4);
    await pool
      .query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()')
      .catch(() => undefined);
    await sleep(1_500);
    expect(workOf('first')).toBe(4);
    expect(worker.errors.every((error) => error.startsWith('undefined:'))).toBe(true);
  });

  it('of work that fails are given back, the error told, and the work tried again', async () => {
    const worker = start('first', true);
    await until(() => worker.errors.filter((error) => error === 'a: Error: no luck').length >= 2);
    expect(collisions).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import type { Snapshot } from '../snapshots.js';
import { snapshotsContract } from '../testing/snapshots.contract.js';
import { PostgresSnapshots } from './postgres-snapshots.js';
import { CreateSnapshots1763801300000 } from './snapshots.migration.js';

const connection = { applicationName: 'spec', max: 4, reportError: () => undefined };

let database: TestDatabase;
let pool: Pool;
let snapshots: PostgresSnapshots;
let reported: unknown[];

beforeAll(async () => {
  database = await createTestDatabase();
  const migrations = [CreateSnapshots1763801300000];
  const dataSource = await createDataSource(database.url, { ...connection, entities: [], migrations });
  await migrate(dataSource).finally(() => dataSource.destroy());
  pool = createPool(database.url, connection);
});

beforeEach(() => {
  reported = [];
  snapshots = new PostgresSnapshots(pool, (error) => reported.push(error));
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

snapshotsContract(async () => snapshots);

const snapshotOf = (stream: string, version: number): Snapshot => ({
  stream,
  fold: { name: 'sum', version },
  last: { revision: 4, id: 'e4', recordedAt: '2026-03-02T09:00:00.000Z' },
  subject: 'customer-7',
  state: 'v1.sealed',
});

const kept = async (): Promise<number[]> =>
  (
    await pool.query<{ version: number }>("SELECT version FROM read.snapshots WHERE stream = 'sum-1' ORDER BY 1")
  ).rows.map(({ version }) => version);

describe('snapshots in Postgres', () => {
  it('of versions left behind go with the next save', async () => {
    for (const version of [1, 2]) await snapshots.save(snapshotOf('sum-1', version), new Map());
    expect(await kept()).toEqual([2]);
  });

  it('may be saved by many at once', async () => {
    const commands = new Map(Array.from({ length: 200 }, (_, nth) => [`c${nth}`, nth]));
    const reversed = new Map([...commands].reverse());
    await Promise.all(
      Array.from({ length: 20 }, (_, nth) => snapshots.save(snapshotOf('sum-2', 1), nth % 2 ? commands : reversed)),
    );
    expect(reported).toEqual([]);
    expect(await snapshots.find('sum-2', { name: 'sum', version: 1 }, 'c7')).toMatchObject({ commandRevision: 7 });
  });

  it('fail nobody: what is lost is reported', async () => {
    await pool.query('ALTER TABLE read.snapshots RENAME TO lost');
    try {
      expect(await snapshots.find('sum-1', { name: 'sum', version: 2 })).toBeUndefined();
      await snapshots.save(snapshotOf('sum-1', 2), new Map());
      expect(reported).toHaveLength(2);
    } finally {
      await pool.query('ALTER TABLE read.lost RENAME TO snapshots');
    }
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, createPool, migrate } from '#database';
import { missingFromReadSchema, recreateReadSchema } from '#projections';
import { readMigrations, schema } from '#product';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { dumpSchema } from './dump-schema.js';

const connection = { applicationName: 'schema', max: 2, reportError: () => undefined };

describe('schema read', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let pool: Pool;
  let made: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    dataSource = await createDataSource(database.url, { ...schema, ...connection });
    await migrate(dataSource);
    pool = createPool(database.url, connection);
    made = await dumpSchema(pool);
  });

  afterEach(async () => {
    await pool.end();
    await dataSource.destroy();
    await database.drop();
  });

  const missing = () => missingFromReadSchema(dataSource, readMigrations);

  it('lacks nothing as the migrations leave it, and looking changes nothing', async () => {
    expect(await missing()).toEqual([]);
    expect(await dumpSchema(pool)).toBe(made);
  });

  it.each([
    ['DROP TABLE read.queue_board_v2_g1 CASCADE', ['queue_board_v2', 'queue_board_v2_open', 'queue_board_v2_pkey']],
    ['DROP TABLE read.checkpoints', ['checkpoints', 'checkpoints_pkey']],
    ['DROP INDEX read.case_list_v1_g1_queue', ['case_list_v1_queue']],
    ['ALTER TABLE read.case_list_v1_g1 DROP COLUMN queue CASCADE', ['case_list_v1', 'case_list_v1_queue']],
  ])('is made anew after %s', async (damage, names) => {
    await pool.query(damage);
    expect(await missing()).toEqual(names);
    await recreateReadSchema(dataSource, readMigrations);
    expect(await dumpSchema(pool)).toBe(made);
  });

  it('is made anew where it is gone', async () => {
    await pool.query('DROP SCHEMA read CASCADE');
    expect((await missing()).length).toBeGreaterThan(20);
    await recreateReadSchema(dataSource, readMigrations);
    expect(await dumpSchema(pool)).toBe(made);
    await migrate(dataSource);
  });
});

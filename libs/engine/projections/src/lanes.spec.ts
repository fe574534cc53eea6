import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createPool } from '#database';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { laneInSql, laneKeyOf, laneOf } from './lanes.js';

const keys = Array.from({ length: 1_000 }, (_, index) => (index % 2 ? `a-${index}` : `case-a-${index}@${index}`));

describe('lanes', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = createPool(database.url, { applicationName: 'spec', max: 1, reportError: () => undefined });
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('keep what was made of an event with the row of its stream', () => {
    expect(laneKeyOf('case-6f1c-9a@12')).toBe('6f1c-9a');
    for (let n = 0; n < 100; n++) expect(laneOf(`case-${n}@${n}`, 7)).toBe(laneOf(`${n}`, 7));
  });

  it('share the keys evenly', () => {
    const sizes = [0, 0, 0, 0];
    for (const key of keys) sizes[laneOf(key, 4)] += 1;
    for (const size of sizes) expect(Math.abs(size - 250)).toBeLessThan(60);
  });

  it.each([1, 2, 4, 7])('are the same to the database: of %i', async (lanes) => {
    const { rows } = await pool.query<{ key: string; lane: string }>(
      `SELECT key, ${laneInSql('key', lanes)} AS lane FROM unnest($1::text[]) AS key`,
      [keys],
    );
    expect(rows.map(({ lane }) => Number(lane))).toEqual(rows.map(({ key }) => laneOf(key, lanes)));
  });
});

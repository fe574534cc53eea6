import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createPool } from '#database';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { holding } from './hold.js';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, { applicationName: 'spec', max: 5, reportError: () => undefined });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

it('leaves connections for what the work asks beside, however many projections there are', async () => {
  const projections = Array.from({ length: 7 }, (_, nth) => ({ name: `p-${nth}`, version: 1 }));
  const together: number[] = [];
  const names = await holding(pool, projections, async (held, clients) => {
    together.push(held.length);
    expect(clients).toHaveLength(held.length);
    await Promise.all(held.map(() => pool.query('SELECT')));
    return held.map(({ name }) => name);
  });
  expect(names).toEqual(projections.map(({ name }) => name));
  expect(together).toEqual([2, 2, 2, 1]);
});

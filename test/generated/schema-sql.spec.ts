import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import { schema } from '#product';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { dumpSchema } from './dump-schema.js';
import { expectGenerated } from './expect-generated.js';

const connection = { applicationName: 'schema', max: 2, reportError: () => undefined };

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  const dataSource = await createDataSource(database.url, { ...schema, ...connection });
  await migrate(dataSource);
  await dataSource.destroy();
  pool = createPool(database.url, connection);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('schema.sql', () => {
  it('says what the migrations make', async () => {
    await expectGenerated('schema.sql', await dumpSchema(pool));
  });
});

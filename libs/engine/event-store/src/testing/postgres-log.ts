import type pg from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import { createTestDatabase } from '#database/testing';
import { CreateLog1763800000000 } from '../postgres/create-log.migration.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';

export interface TestLog {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly store: PostgresEventStore;
  /** What the store got over by itself. */
  readonly reported: unknown[];
  close(): Promise<void>;
}

/** A Postgres event store on an empty database of its own. */
export const openTestLog = async (max = 8): Promise<TestLog> => {
  const { url, drop } = await createTestDatabase();
  const reported: unknown[] = [];
  const reportError = (error: unknown): void => void reported.push(error);
  const connection = { applicationName: 'spec', max, reportError };
  const dataSource = await createDataSource(url, {
    ...connection,
    entities: [],
    migrations: [CreateLog1763800000000],
  });
  await migrate(dataSource);
  await dataSource.destroy();
  const pool = createPool(url, connection);
  const store = await PostgresEventStore.open(pool, { reportError });
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
    await drop();
  };
  return { url, pool, store, reported, close };
};

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import { PostgresEventStore } from '#event-store';
import { FileKeyProvider, PostgresSubjectKeys, type SubjectKeys } from '#encryption';
import { schema } from '#product';
import { createProductDatabase } from '../support/product-database.js';

/** The product's database, migrated, with log and keys, in a folder of its own that is removed afterwards. */
export interface PostgresGround {
  readonly url: string;
  readonly pool: Pool;
  readonly store: PostgresEventStore;
  readonly keys: SubjectKeys;
  readonly close: () => Promise<void>;
}

const connections = { applicationName: 'spec', max: 16, reportError: () => undefined };

export const openPostgresGround = async (): Promise<PostgresGround> => {
  const { url, drop } = await createProductDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'casefold-spec-'));
  const dataSource = await createDataSource(url, { ...connections, ...schema });
  await migrate(dataSource).finally(() => dataSource.destroy());
  const pool = createPool(url, connections);
  const keys = await PostgresSubjectKeys.open(pool, await FileKeyProvider.open(path.join(folder, 'keys.json')));
  const store = await PostgresEventStore.open(pool, connections);
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
    await drop();
    await rm(folder, { recursive: true });
  };
  return { url, pool, store, keys, close };
};

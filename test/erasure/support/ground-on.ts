import path from 'node:path';
import { createDataSource, createPool, migrate } from '#database';
import { PostgresEventStore } from '#event-store';
import { FileKeyProvider, PostgresSubjectKeys } from '#encryption';
import { schema } from '#product';
import type { PostgresGround } from '../../properties/postgres-ground.js';

const connections = { applicationName: 'spec', max: 16, reportError: () => undefined };

/** Erasures of specs wait for nobody, so that nobody may remember a key. */
const keyLifetimeMilliseconds = 1;

/** The product's log and keys on a database that is there already, with the master keys in this folder. Closing leaves both. */
export const groundOn = async (url: string, folder: string): Promise<PostgresGround> => {
  const dataSource = await createDataSource(url, { ...connections, ...schema });
  await migrate(dataSource).finally(() => dataSource.destroy());
  const pool = createPool(url, connections);
  const provider = await FileKeyProvider.open(path.join(folder, 'master-keys.json'));
  const keys = await PostgresSubjectKeys.open(pool, provider, keyLifetimeMilliseconds);
  const store = await PostgresEventStore.open(pool, connections);
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
  };
  return { url, pool, store, keys, close };
};

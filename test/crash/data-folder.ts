import { createPool } from '#database';
import { PostgresEventStore } from '#event-store';
import { openLocalDatabase, readSettings } from '#platform';
import { FileKeyProvider, PostgresSubjectKeys } from '#privacy';
import type { PostgresGround } from '../properties/postgres-ground.js';

const connections = { applicationName: 'spec', max: 8, reportError: () => undefined };

/** What a service has left behind, opened as the next one would: its Postgres is started, and recovers. */
export const openDataFolder = async (dataDir: string): Promise<PostgresGround> => {
  const settings = readSettings({ CASEFOLD_DATA_DIR: dataDir });
  const database = await openLocalDatabase(settings, 'the crash test');
  const { url } = database;
  const pool = createPool(url, connections);
  const keys = await PostgresSubjectKeys.open(pool, await FileKeyProvider.open(settings.keyFile));
  const store = await PostgresEventStore.open(pool, connections);
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
    await database.close();
  };
  return { url, pool, store, keys, close };
};

import { createPool } from '#database';
import { collect, PostgresEventStore, type StoredEvent } from '#event-store';
import { readSettings } from '#platform';
import { FileKeyProvider, PostgresSubjectKeys } from '#encryption';
import type { PostgresGround } from '../properties/postgres-ground.js';

const connections = { applicationName: 'spec', max: 8, reportError: () => undefined };

export interface Ground extends PostgresGround {
  readonly readLog: () => Promise<readonly StoredEvent[]>;
}

/** The database of services with these settings, as it stands. */
export const openGround = async (url: string, environment: NodeJS.ProcessEnv): Promise<Ground> => {
  const pool = createPool(url, connections);
  const keys = await PostgresSubjectKeys.open(pool, await FileKeyProvider.open(readSettings(environment).keyFile));
  const store = await PostgresEventStore.open(pool, connections);
  const readLog = async () => (await collect(store.readAll())).flatMap(({ events }) => events);
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
  };
  return { url, pool, store, keys, readLog, close };
};

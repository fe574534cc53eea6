import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDataSource, createPool, migrate } from '#database';
import { collect, CreateLog1763800000000, PostgresEventStore, type StoredEvent } from '#event-store';
import { CreateErasedSubjects1763802100000, CreateSubjectKeys1763800100000, FileKeyProvider } from '#encryption';
import { createTestDatabase } from '#database/testing';

/** The log and the keys in a place of their own, for processes to share. */
export interface SharedLog {
  readonly url: string;
  /** Holds the master key. */
  readonly keyFile: string;
  events(): Promise<readonly StoredEvent[]>;
  /** How often the database has had to break a deadlock here. */
  deadlocks(): Promise<number>;
  close(): Promise<void>;
}

const connections = { applicationName: 'spec', max: 4, reportError: () => undefined };

export const openSharedLog = async (): Promise<SharedLog> => {
  const { url, drop } = await createTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'casefold-history-'));
  const keyFile = path.join(folder, 'keys.json');
  await FileKeyProvider.open(keyFile);
  const migrations = [CreateLog1763800000000, CreateSubjectKeys1763800100000, CreateErasedSubjects1763802100000];
  const dataSource = await createDataSource(url, { ...connections, entities: [], migrations });
  await migrate(dataSource).finally(() => dataSource.destroy());
  const pool = createPool(url, connections);
  const store = await PostgresEventStore.open(pool, connections);
  return {
    url,
    keyFile,
    events: async () => (await collect(store.readAll())).flatMap(({ events }) => events),
    deadlocks: async () => {
      const { rows } = await pool.query<{ deadlocks: string }>(
        'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
      );
      return Number(rows[0].deadlocks);
    },
    close: async () => {
      await store.close();
      await pool.end();
      await drop();
      await rm(folder, { recursive: true });
    },
  };
};

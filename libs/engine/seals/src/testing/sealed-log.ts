import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import { CreateLog1763800000000, type EventStore, PostgresEventStore } from '#event-store';
import { instantOf } from '#kernel';
import { CreateSubjectKeys1763800100000 } from '#encryption';
import { createTestDatabase } from '#database/testing';
import { CreateSeals1763801400000 } from '../create-seals.migration.js';
import { PublishedSeals } from '../published-seals.js';
import { SealKey } from '../seal-keys.js';
import { SealTable } from '../seal-table.js';
import { Sealer } from '../sealer.js';
import { SealingFault } from '../sealing-fault.js';
import { type LogVerification, verifyLog } from '../verify-log.js';

export interface SealedLog {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly seals: SealTable;
  readonly key: SealKey;
  readonly keyFile: string;
  readonly publishedFile: string;
  /** What the sealers have told of. */
  readonly told: string[];
  /** One of a process of its own: it knows nothing of what others have sealed. */
  sealer(parts?: { readonly store?: EventStore; readonly key?: SealKey }): Promise<Sealer>;
  verify(parts?: { readonly published?: string; readonly store?: EventStore }): Promise<LogVerification>;
  close(): Promise<void>;
}

const signal = new AbortController().signal;

/** One round of a sealer that has just started. */
export const sealOnce = async (log: SealedLog): Promise<boolean> => (await log.sealer()).round(signal);

/** A log in Postgres with all that a sealer needs, on a database and in a folder of its own. */
export const openSealedLog = async (): Promise<SealedLog> => {
  const { url, drop } = await createTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'casefold-seals-'));
  const connection = { applicationName: 'spec', max: 8, reportError: () => undefined };
  const migrations = [CreateLog1763800000000, CreateSubjectKeys1763800100000, CreateSeals1763801400000];
  const dataSource = await createDataSource(url, { ...connection, entities: [], migrations });
  await migrate(dataSource);
  await dataSource.destroy();
  const pool = createPool(url, connection);
  const store = await PostgresEventStore.open(pool, connection);
  const [keyFile, publishedFile] = [path.join(folder, 'seal-key.pem'), path.join(folder, 'seals.ndjson')];
  const [seals, key] = [new SealTable(pool), await SealKey.open(keyFile)];
  const told: string[] = [];
  return {
    ...{ pool, store, seals, key, keyFile, publishedFile, told },
    sealer: async (parts = {}) =>
      new Sealer({
        ...{ store, seals, key, ...parts, fault: new SealingFault(pool) },
        published: await PublishedSeals.open(publishedFile),
        now: () => instantOf(Date.now()),
        logger: { error: (fields, message) => void told.push(`${message}: ${String(Object.values(fields)[0])}`) },
      }),
    verify: ({ published, store: from = store } = {}) =>
      verifyLog({ store: from, seals, trusted: key.trusted, published }),
    close: async () => {
      await store.close();
      await pool.end();
      await drop();
      await rm(folder, { recursive: true });
    },
  };
};

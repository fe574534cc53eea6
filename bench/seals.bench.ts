import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import 'reflect-metadata';
import { backUp, restore } from '#backup';
import { createDataSource, createPool, inTransaction, migrate } from '#database';
import { PostgresEventStore } from '#event-store';
import { instantOf } from '#kernel';
import { schema } from '#product';
import { PublishedSeals, Sealer, SealingFault, SealKey, SealTable, verifyLog } from '#seals';
import { createTestDatabase } from '#database/testing';
import type { Bench } from './support/bench.js';

const events = 300_000;
/** Measured rate of an import, the fastest writer. */
const importedPerSecond = 11_000;

/** Appends streams of seven events of some 700 bytes each, similar to cases. */
const fill = (pool: Pool): Promise<void> =>
  inTransaction(pool, 'BEGIN', async (client) => {
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query(
      `INSERT INTO log.events
     SELECT n, 'case-' || md5(((n - 1) / 7)::text)::uuid, (n - 1) % 7, gen_random_uuid(), 'CaseRouted', 1, now(), now(),
       json_build_object('text', 'v1.' || repeat(md5(n::text), 8), 'queue', 'q' || n % 9),
       json_build_object('actor', 'agent-7', 'role', 'agent', 'commandId', gen_random_uuid(), 'fingerprint', md5(n::text),
         'correlationId', gen_random_uuid(), 'origin', 'live', 'subject', 'customer-' || n / 7)
     FROM generate_series(1, $1::integer) n`,
      [events],
    );
  });

const perSecond = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (events * 1000) / (performance.now() - startedAt);
};

export const bench: Bench = {
  title: `sealing, verifying, backing up and restoring a log of ${events.toLocaleString('en')} events`,
  run: async (report, serverUrl) => {
    const [source, target] = [await createTestDatabase(serverUrl), await createTestDatabase(serverUrl)];
    const folder = await mkdtemp(path.join(tmpdir(), 'casefold-bench-'));
    const connection = { applicationName: 'bench', max: 4, reportError: () => undefined };
    const dataSource = await createDataSource(source.url, { ...connection, ...schema });
    await migrate(dataSource).finally(() => dataSource.destroy());
    const pool = createPool(source.url, connection);
    const store = await PostgresEventStore.open(pool, connection);
    try {
      await fill(pool);
      const inFolder = (name: string): string => path.join(folder, name);
      const [seals, key] = [new SealTable(pool), await SealKey.open(inFolder('seal-key.pem'))];
      const sealer = new Sealer({
        ...{ store, seals, key, fault: new SealingFault(pool) },
        published: await PublishedSeals.open(inFolder('seals.ndjson')),
        now: () => instantOf(Date.now()),
        logger: { error: (_fields, message) => report.note(message) },
      });
      const folders = { folder: inFolder('backup'), keysFolder: inFolder('keys') };
      const rates = {
        sealed: await perSecond(() => sealer.round(new AbortController().signal)),
        verified: await perSecond(() => verifyLog({ store, seals, trusted: key.trusted })),
        'backed up': await perSecond(() => backUp({ pool, takenAt: instantOf(Date.now()), ...folders })),
        restored: await perSecond(() =>
          restore({ url: target.url, ...folders, migrations: schema.migrations, reportError: () => undefined }),
        ),
      };
      report.table(Object.entries(rates).map(([what, rate]) => ({ what, 'events/s': rate })));
      report.require('sealing against importing', rates.sealed / importedPerSecond, 1);
    } finally {
      await store.close();
      await pool.end();
      await source.drop();
      await target.drop();
      await rm(folder, { recursive: true });
    }
  },
};

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { AccessRecords, accessSeals } from '#access-log';
import { backUp, restore } from '#backup';
import { createDataSource, createPool, migrate } from '#database';
import { collect } from '#event-store';
import { instantOf } from '#kernel';
import { schema } from '#product';
import { PublishedSeals, Sealer, SealingFault, SealKey, SealTable, verifyLog } from '#seals';
import { createTestDatabase, type TestDatabase } from '#database/testing';

const connections = { applicationName: 'spec', max: 4, reportError: () => undefined };
const takenAt = '2026-11-22T12:00:00.000Z';
const entry = { at: takenAt, actor: 'agent-1', role: 'agent', operation: 'case', fields: ['Case.contact', 'a"b'] };

let folder: string;
let [old, young]: TestDatabase[] = [];
let [oldPool, youngPool]: Pool[] = [];
let key: SealKey;

const inFolder = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casefold-backup-'));
  [old, young] = [await createTestDatabase(), await createTestDatabase()];
  [oldPool, youngPool] = [createPool(old.url, connections), createPool(young.url, connections)];
  const dataSource = await createDataSource(old.url, { ...connections, ...schema });
  await migrate(dataSource).finally(() => dataSource.destroy());
  key = await SealKey.open(inFolder('seal-key.pem'));
});
afterAll(async () => {
  for (const pool of [oldPool, youngPool]) await pool.end();
  for (const database of [old, young]) await database.drop();
  await rm(folder, { recursive: true });
});

const record = (pool: Pool, count: number) => {
  const entries = Array.from({ length: count }, (_, n) => ({ ...entry, subject: `customer-${n}`, correlation_id: '' }));
  return pool.query('SELECT runtime.record_access($1)', [JSON.stringify(entries)]);
};

it('brings the access log back, with its seals and what keeps it from being changed', async () => {
  await record(oldPool, 20);
  await new Sealer({
    ...{ store: new AccessRecords(oldPool), seals: new SealTable(oldPool, accessSeals.seals), key },
    fault: new SealingFault(oldPool, accessSeals.fault),
    published: await PublishedSeals.open(inFolder('access-seals.ndjson')),
    now: () => instantOf(Date.now()),
    logger: { error: () => undefined },
  }).round(new AbortController().signal);
  await record(oldPool, 5);
  const [backup, keysFolder] = [inFolder('backup'), inFolder('keys')];
  await backUp({ pool: oldPool, folder: backup, keysFolder, takenAt });
  const parts = { folder: backup, keysFolder, migrations: schema.migrations, reportError: () => undefined };
  await restore({ url: young.url, ...parts });

  const rawOf = (pool: Pool) => collect(new AccessRecords(pool).readRaw());
  expect(await rawOf(youngPool)).toEqual(await rawOf(oldPool));
  const verification = await verifyLog({
    ...{ store: new AccessRecords(youngPool), seals: new SealTable(youngPool, accessSeals.seals) },
    ...{ trusted: key.trusted, published: inFolder('access-seals.ndjson') },
  });
  expect(verification).toMatchObject({ broken: undefined, events: 25, unsealed: { events: 5, after: '20' } });
  await expect(youngPool.query('DELETE FROM runtime.access_log')).rejects.toThrow('only grows');
});

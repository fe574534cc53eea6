import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backUp, type BackupManifest, restore } from '#backup';
import { caseCodec } from '#cases';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#embedded-postgres';
import { collect } from '#event-store';
import { CheckpointBeyondLog, rebuild, refuseOlderLog } from '#projections';
import { product, schema } from '#product';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { differencesFromRebuild, startReadModels } from '../properties/read-models.js';
import { readStoredLog } from '../tampering/stored-log.js';
import { type Desk, openDesk, Writers } from './desk.js';

const takenAt = '2026-11-22T12:00:00.000Z';

let folder: string;
let database: TestDatabase;
let younger: EmbeddedPostgres;
let old: Desk;
let restored: Desk;
let manifest: BackupManifest;
/** What was acknowledged before the backup began. */
let acknowledged: Writers['acknowledged'];

const inFolder = (name: string): string => path.join(folder, name);
const columnOf = async <Value>(desk: Desk, query: string): Promise<Value> =>
  Object.values((await desk.pool.query<Record<string, Value>>(query)).rows[0])[0];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casefold-backup-'));
  await chmod(folder, 0o755); // run by root, Postgres is another account
  database = await createTestDatabase();
  old = await openDesk(database.url, folder);
  const writers = new Writers(old, 8, 1);
  await writers.more(400);
  await old.seal();
  await writers.more(100);
  acknowledged = [...writers.acknowledged];
  manifest = await backUp({ pool: old.pool, folder: inFolder('backup'), keysFolder: inFolder('keys'), takenAt });
  await writers.more(100);
  await writers.end();
  await old.seal();
  younger = await startEmbeddedPostgres(inFolder('postgres'));
}, 120_000);

afterAll(async () => {
  await restored?.close();
  await old.close();
  await younger.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('a backup that is taken while eight write, restored into a younger cluster', () => {
  it('fills the database', async () => {
    const parts = { folder: inFolder('backup'), keysFolder: inFolder('keys'), migrations: schema.migrations };
    expect(await restore({ url: younger.url, ...parts, reportError: () => undefined })).toEqual(manifest);
    restored = await openDesk(younger.url, folder);
    const xid = 'SELECT pg_current_xact_id()::text::bigint';
    expect(Number(await columnOf(restored, xid))).toBeLessThan(Number(await columnOf(old, xid)));
  });

  it('has every event acknowledged before it began, and each as it was', async () => {
    const [before, after] = [await readStoredLog(old.pool), await readStoredLog(restored.pool)];
    expect(Math.max(...acknowledged.map(({ position }) => Number(position)))).toBeLessThanOrEqual(after.events.size);
    expect(after.events.size).toBe(Number(manifest.lastPosition));
    expect(before.events.size).toBeGreaterThan(after.events.size);
    for (const [position, row] of after.events) expect(row).toEqual(before.events.get(position));
    expect(after.seals).toEqual(new Map([[1, before.seals.get(1)]]));
  });

  it('is a log that is whole, and can be read', async () => {
    expect(await restored.verify()).toMatchObject({ broken: undefined, seals: 1 });
    const events = (await collect(restored.store.readAll({ categories: ['case'] }))).flatMap((batch) => batch.events);
    const read = await caseCodec(restored.keys).decode(events);
    expect(read.filter(({ data }) => JSON.stringify(data).includes('v1.'))).toEqual([]);
  });

  it('is written on where it ended', async () => {
    const writers = new Writers(restored, 8, 2);
    await writers.more(200);
    await writers.end();
    const { events } = await readStoredLog(restored.pool);
    expect([...events.keys()]).toEqual(Array.from({ length: events.size }, (_, n) => n + 1));
    expect(Math.min(...writers.acknowledged.map(({ position }) => Number(position)))).toBeGreaterThan(
      Number(manifest.lastPosition),
    );
  });

  it('is sealed on, but not beside seals that were published after it', async () => {
    expect(await restored.seal()).toBe(false);
    expect(await restored.seal('seals.restored.ndjson')).toBe(true);
    expect(await restored.verify()).toMatchObject({ broken: undefined, seals: 2, unsealed: { events: 0 } });
  });

  it('has read models folded anew, from the beginning', async () => {
    const readModels = await startReadModels(restored);
    await readModels.caughtUp();
    await readModels.stop();
    expect(Number(await columnOf(restored, 'SELECT count(*) FROM read.case_list_v1'))).toBeGreaterThan(30);
    expect(await differencesFromRebuild(restored)).toEqual([]);
  });
});

describe('a log that is older than its read models', () => {
  beforeAll(() => restored.pool.query(`DELETE FROM log.events WHERE position > ${manifest.lastPosition}`));

  it('is refused at the start of a worker', async () => {
    const start = refuseOlderLog(restored.pool, restored.store, product.projections);
    await expect(start).rejects.toThrow(CheckpointBeyondLog);
    await expect(start).rejects.toThrow(`but the log ends at ${manifest.lastPosition}: rebuild the read models`);
  });

  it('is taken again after a rebuild', async () => {
    await rebuild({ ...restored, decoder: product.codec(restored.keys) }, product.projections);
    await refuseOlderLog(restored.pool, restored.store, product.projections);
    const readModels = await startReadModels(restored);
    await readModels.caughtUp();
    await readModels.stop();
    expect(await differencesFromRebuild(restored)).toEqual([]);
  });
});

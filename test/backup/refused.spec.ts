import { mkdirSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { backUp, BackupError, restore } from '#backup';
import { createPool } from '#database';
import { schema } from '#product';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { type Desk, openDesk, Writers } from './desk.js';

const takenAt = '2026-11-22T12:00:00.000Z';

let folder: string;
let source: TestDatabase;
let desk: Desk;
let target: TestDatabase;

const inFolder = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casefold-backup-'));
  source = await createTestDatabase();
  desk = await openDesk(source.url, folder);
  const writers = new Writers(desk, 1, 1);
  await writers.more(10);
  await backUp({ pool: desk.pool, folder: inFolder('older'), keysFolder: inFolder('older-keys'), takenAt });
  await writers.more(10);
  await writers.end();
  await desk.seal();
  await backUp({ pool: desk.pool, folder: inFolder('backup'), keysFolder: inFolder('keys'), takenAt });
});
afterAll(async () => {
  await desk.close();
  await source.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  target = await createTestDatabase();
  await cp(inFolder('backup'), inFolder('copy'), { recursive: true });
});
afterEach(async () => {
  await target.drop();
  await rm(inFolder('copy'), { recursive: true });
});

const restoring = ({ from = 'copy', keys = 'keys', to = target.url, migrations = schema.migrations } = {}) =>
  restore({
    ...{ url: to, folder: inFolder(from), keysFolder: keys ? inFolder(keys) : undefined, migrations },
    reportError: () => undefined,
  });

const refused = async (restoring: Promise<unknown>, reason: string): Promise<void> => {
  await expect(restoring).rejects.toThrow(reason);
  await expect(restoring).rejects.toThrow(BackupError);
};

const targetSchemas = async (): Promise<string[]> => {
  const pool = createPool(target.url, { applicationName: 'spec', max: 1, reportError: () => undefined });
  try {
    const { rows } = await pool.query<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname IN ('log', 'runtime', 'read')`,
    );
    return rows.map(({ name }) => name);
  } finally {
    await pool.end();
  }
};

const changeManifest = async (change: (manifest: Record<string, unknown>) => void): Promise<void> => {
  const file = inFolder('copy/manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  change(manifest);
  await writeFile(file, JSON.stringify(manifest));
};

describe('a restore', () => {
  it('takes keys of a later backup, not of an earlier one', async () => {
    await refused(restoring({ keys: 'older-keys' }), 'are older than the backup');
    await restoring({ from: 'older' });
  });

  it('is refused into a database that has data, and leaves that as it is', async () => {
    await refused(restoring({ to: source.url }), 'The database is not empty (log.events has rows)');
    expect(await desk.verify()).toMatchObject({ broken: undefined, seals: 1 });
  });

  it('can be repeated where one was cut off, or a service has migrated and stored nothing', async () => {
    await (await openDesk(target.url, folder)).close();
    await restoring();
  });

  it('is refused where other tables have the names of ours', async () => {
    const pool = createPool(target.url, { applicationName: 'spec', max: 1, reportError: () => undefined });
    await pool.query('CREATE SCHEMA log');
    await pool.end();
    await refused(restoring(), 'The database has schemas that do not belong to Casefold: use an empty database.');
  });

  it('is refused without the keys', () =>
    refused(restoring({ keys: '' }), 'that are stored separately: name their folder with --keys.'));

  it.each([
    ['a folder without a backup', 'postgres', 'does not hold a backup: it has no manifest.json.'],
    ['the folder of the keys', 'keys', 'does not hold a backup, or its manifest.json is damaged.'],
  ])('is refused from %s', (_what, from, reason) => refused(restoring({ from }), reason));

  it('is refused from a newer version', async () => {
    const older = schema.migrations.slice(0, -1);
    await refused(restoring({ migrations: older }), 'was made by a newer version of Casefold');
    await changeManifest((manifest) => (manifest['format'] = 2));
    await refused(restoring(), 'was written by a newer version of Casefold');
  });

  it('is refused where a file is damaged or missing', async () => {
    const file = inFolder('copy/log.events.copy.gz');
    const content = await readFile(file);
    content[content.length >> 1] ^= 1;
    await writeFile(file, content);
    await refused(restoring(), 'log.events.copy.gz is damaged: its hash differs from the manifest.');
    await rm(file);
    await refused(restoring(), "log.events.copy.gz can't be read: ENOENT.");
    expect(await targetSchemas()).toEqual([]);
  });

  it.each([
    [
      'has other rows than it says',
      (manifest: Record<string, unknown>) => {
        const [first] = manifest['tables'] as { rows: number }[];
        first.rows += 1;
      },
    ],
    [
      'names a column that is none',
      (manifest: Record<string, unknown>) => {
        const [first] = manifest['tables'] as { columns: string[] }[];
        first.columns[0] = 'none';
      },
    ],
    ['ends elsewhere than it says', (manifest: Record<string, unknown>) => (manifest['lastPosition'] = '1')],
    [
      'has a sequence that is none',
      (manifest: Record<string, unknown>) => (manifest['sequences'] = { 'log.none': '1' }),
    ],
  ])('leaves nothing behind when it fails at the end, as of a backup that %s', async (_what, change) => {
    await changeManifest(change);
    await expect(restoring()).rejects.toThrow();
    expect(await targetSchemas()).toEqual([]);
  });
});

describe('a backup', () => {
  it('is refused in a folder that is not empty, and with the keys beside what they protect', async () => {
    const parts = { pool: desk.pool, takenAt };
    await refused(backUp({ ...parts, folder: inFolder('backup') }), 'is not empty: choose another folder.');
    const [same] = [inFolder('same')];
    await refused(
      backUp({ ...parts, folder: same, keysFolder: same }),
      'The keys must be backed up into a different folder',
    );
  });

  it('leaves nothing behind when it fails half-way', async () => {
    await desk.pool.query('CREATE TABLE runtime.z AS SELECT repeat(md5(n::text), 50) FROM generate_series(1, 20000) n');
    const folder = inFolder('failed');
    const occupyLastFile = () => mkdirSync(path.join(folder, 'runtime.z.copy.gz'), { recursive: true });
    await expect(backUp({ pool: desk.pool, folder, takenAt, onProgress: occupyLastFile })).rejects.toThrow('EEXIST');
    expect(await readdir(folder)).toEqual([]);
    await desk.pool.query('DROP TABLE runtime.z');
  });
});

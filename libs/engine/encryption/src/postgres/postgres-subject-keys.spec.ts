import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createDataSource, createPool, inTransaction, migrate } from '#database';
import { createTestDatabase } from '#database/testing';
import { FileKeyProvider } from '../file-key-provider.js';
import type { KeyProvider, WrappedSecret } from '../key-provider.js';
import { KeyService } from '../testing/key-service.js';
import { CreateErasedSubjects1763802100000 } from './erased-subjects.migration.js';
import { PostgresSubjectKeys } from './postgres-subject-keys.js';
import { rewrapSecrets, secretsByMasterKey } from './rewrap.js';
import { beginErasure, destroyKeys } from './subject-erasure.js';
import { CreateSubjectKeys1763800100000 } from './subject-keys.migration.js';

const connection = { applicationName: 'spec', max: 8, reportError: () => undefined };
const lifetimeMilliseconds = 60_000;

let pool: Pool;
let folder: string;
let provider: FileKeyProvider;
let drop: () => Promise<void>;

const begin = (on: Pool, erasureId: string, subjects: readonly string[]): Promise<boolean> =>
  inTransaction(on, 'BEGIN', (client) => beginErasure(client, erasureId, subjects));

beforeAll(async () => {
  const database = await createTestDatabase();
  const migrations = [CreateSubjectKeys1763800100000, CreateErasedSubjects1763802100000];
  const dataSource = await createDataSource(database.url, { ...connection, entities: [], migrations });
  await migrate(dataSource).finally(() => dataSource.destroy());
  pool = createPool(database.url, connection);
  drop = database.drop;
  folder = await mkdtemp(path.join(tmpdir(), 'casefold-keys-'));
  provider = await FileKeyProvider.open(path.join(folder, 'master-keys.json'));
});

afterAll(async () => {
  await pool.end();
  await drop();
  await rm(folder, { recursive: true });
});

const open = (wrapping: KeyProvider = provider, lifetime = lifetimeMilliseconds) =>
  PostgresSubjectKeys.open(pool, wrapping, lifetime);

const subjectsNamed = (count: number): string[] => Array.from({ length: count }, () => `customer-${randomUUID()}`);

const bytesOf = async (keys: PostgresSubjectKeys, subject: string): Promise<string | undefined> =>
  (await keys.find([subject])).get(subject)?.sealing.export().toString('hex');

const erase = (subject: string, through: string) =>
  inTransaction(pool, 'BEGIN', (client) => destroyKeys(client, randomUUID(), [subject], through));

describe('keys of subjects in Postgres', () => {
  it('are the same for all who ask at once, in whatever order, and nobody waits for nobody', async () => {
    const subjects = subjectsNamed(300);
    const all = await Promise.all(Array.from({ length: 6 }, () => open()));
    const orders = all.map((_, nth) => (nth % 2 ? [...subjects].reverse() : subjects));
    await Promise.all(all.map((keys, nth) => keys.obtain(orders[nth])));
    const [first, ...others] = await Promise.all(all.map((keys) => Promise.all(subjects.map((s) => bytesOf(keys, s)))));
    for (const other of others) expect(other).toEqual(first);
    expect(new Set(first).size).toBe(300);
  });

  it('are kept until they have outlived their time, and looked up again after that', async () => {
    const [subject] = subjectsNamed(1);
    const [kept, shortLived] = await Promise.all([open(), open(provider, 1)]);
    await Promise.all([kept.obtain([subject]), shortLived.obtain([subject])]);
    await pool.query('DELETE FROM runtime.subject_keys WHERE subject = $1', [subject]);
    expect(await bytesOf(kept, subject)).toBeDefined();
    while ((await bytesOf(shortLived, subject)) !== undefined); // a millisecond or two
  });

  it('are refused for writing once an erasure has begun, and go on to be read until it destroys them', async () => {
    const [subject] = subjectsNamed(1);
    const keys = await open();
    await keys.obtain([subject]);
    expect(await begin(pool, randomUUID(), [subject])).toBe(true);
    const others = await open();
    await expect(others.obtain([subject])).rejects.toMatchObject({ name: 'SubjectBeingErased', subject });
    expect(await bytesOf(others, subject)).toBeDefined();
    await pool.query('DELETE FROM runtime.subject_keys WHERE subject = $1', [subject]);
    expect(await bytesOf(others, subject)).toBeUndefined(); // it was not remembered
  });

  it('are forgotten everywhere as soon as an erasure begins', async () => {
    const [subject] = subjectsNamed(1);
    const keys = await open();
    await keys.obtain([subject]);
    keys.forgetWhenTold((error) => process.stderr.write(`${String(error)}\n`));
    try {
      const refused = async () =>
        keys.obtain([subject]).then(
          () => false,
          () => true,
        );
      await begin(pool, randomUUID(), [subject]);
      while (!(await refused())); // at once, long before a minute is over
    } finally {
      await keys.close();
    }
  });

  it('leave a tombstone, and are new after that', async () => {
    const [subject] = subjectsNamed(1);
    const before = await open();
    await before.obtain([subject]);
    const old = await bytesOf(before, subject);
    expect(await erase(subject, '41')).toEqual({ secrets: 1, masterKeyIds: [await provider.currentId()] });
    const keys = await open();
    expect(await bytesOf(keys, subject)).toBeUndefined();
    expect(await keys.erasedThrough([subject, 'customer-never'])).toEqual(new Map([[subject, '41']]));
    await keys.obtain([subject]);
    expect(await bytesOf(keys, subject)).not.toBe(old);
    expect(await keys.erasedThrough([subject])).toEqual(new Map([[subject, '41']]));
    await erase(subject, '50');
    expect(await (await open()).erasedThrough([subject])).toEqual(new Map([[subject, '50']]));
  });

  it('are destroyed by one erasure at a time; the other waits, and marks nothing', async () => {
    const [shared, own] = subjectsNamed(2);
    const [first, second] = [randomUUID(), randomUUID()];
    expect(await begin(pool, first, [shared])).toBe(true);
    expect(await begin(pool, second, [own, shared])).toBe(false);
    await (await open()).obtain([own]); // not marked
    expect(await begin(pool, first, [shared])).toBe(true); // as after a crash
    await inTransaction(pool, 'BEGIN', (client) => destroyKeys(client, first, [shared], '7'));
    expect(await begin(pool, second, [own, shared])).toBe(true);
  });
});

describe('another master key', () => {
  it('takes over while services run, and the old one can go', async () => {
    const file = path.join(folder, 'rotated.json');
    const service = await FileKeyProvider.open(file);
    await pool.query('TRUNCATE runtime.subject_keys');
    const keys = await open(service, 1);
    const subjects = subjectsNamed(1_100);
    await keys.obtain(subjects);
    const before = await Promise.all(subjects.map((subject) => bytesOf(keys, subject)));

    const tool = await FileKeyProvider.open(file);
    const [old] = await tool.ids();
    const current = await tool.rotate();
    await keys.obtain(['customer-met-meanwhile']); // the service has taken up the new one by itself
    expect(await rewrapSecrets(pool, tool)).toBe(1_100);
    expect(await secretsByMasterKey(pool)).toEqual(new Map([[current, 1_101]]));
    await tool.remove(old);
    expect(await Promise.all(subjects.map((subject) => bytesOf(keys, subject)))).toEqual(before);
    expect(await service.ids()).toEqual([current]);
  });

  it('goes on where it was cut short, and brings back nobody who was erased meanwhile', async () => {
    const file = path.join(folder, 'cut-short.json');
    const tool = await FileKeyProvider.open(file);
    await pool.query('TRUNCATE runtime.subject_keys');
    const subjects = subjectsNamed(700);
    await (await open(tool)).obtain(subjects);
    await tool.rotate();
    const [erased] = [...subjects].sort();
    const dying = new DyingProvider(tool, 1, () => erase(erased, '9').then(() => undefined));
    await expect(rewrapSecrets(pool, dying)).rejects.toThrow('killed');
    expect(await rewrapSecrets(pool, tool)).toBe(200);
    expect(await rewrapSecrets(pool, tool)).toBe(0);
    expect(await secretsByMasterKey(pool)).toEqual(new Map([[await tool.currentId(), 699]]));
    expect(await bytesOf(await open(tool), erased)).toBeUndefined();
  });
});

/** Wraps so many times, and tells of the last one before it gives its result; then it fails. */
class DyingProvider implements KeyProvider {
  constructor(
    private readonly living: KeyProvider,
    private left: number,
    private readonly meanwhile: () => Promise<void>,
  ) {}

  async wrap(secrets: readonly Buffer[]): Promise<readonly WrappedSecret[]> {
    if (this.left-- === 0) throw new Error('killed');
    await this.meanwhile();
    return this.living.wrap(secrets);
  }

  readonly unwrap = (secrets: readonly WrappedSecret[]) => this.living.unwrap(secrets);
  readonly holds = (id: string) => this.living.holds(id);
  readonly currentId = () => this.living.currentId();
}

describe('a key management service', () => {
  it('is asked for many secrets at once, however slowly it answers', async () => {
    await pool.query('TRUNCATE runtime.subject_keys');
    const service = new KeyService({ answersAfterMilliseconds: 20 });
    const keys = await open(service);
    const subjects = subjectsNamed(200);
    await Promise.all(subjects.map((subject) => keys.obtain([subject])));
    expect(service.calls).toEqual({ wrap: 1, unwrap: 0 });
  });

  it('that fails or wants to be left alone fails whoever asked, leaves nothing half done, and is asked again', async () => {
    await pool.query('TRUNCATE runtime.subject_keys');
    const service = new KeyService();
    const keys = await open(service);
    const [subject] = subjectsNamed(1);
    service.failNext('wrap', 'ThrottlingException');
    await expect(keys.obtain([subject])).rejects.toThrow('ThrottlingException');
    const { rowCount } = await pool.query('SELECT FROM runtime.subject_keys WHERE subject = $1', [subject]);
    expect(rowCount).toBe(0);
    await keys.obtain([subject]);
    service.failNext('unwrap', 'unavailable');
    const others = await open(service);
    await expect(others.find([subject])).rejects.toThrow('unavailable');
    expect(await bytesOf(others, subject)).toBe(await bytesOf(keys, subject));
  });
});

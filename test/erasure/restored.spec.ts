import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backUp, erasedSince, restore } from '#backup';
import { AddNote, type CaseEvent, caseCodec } from '#cases';
import { customerStream, RequestErasure } from '#customers';
import { collect } from '#event-store';
import { instantOf, type Recorded } from '#kernel';
import { schema } from '#product';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { findInSchema } from '../privacy/find-in-schema.js';
import { differencesFromRebuild } from '../properties/read-models.js';
import { agent, PrivacyDesk } from './support/privacy-desk.js';

const marker = `Marker${randomBytes(10).toString('hex')}`;
const kept = `Marker${randomBytes(10).toString('hex')}`;
const since = `Marker${randomBytes(10).toString('hex')}`;

let folder: string;
const databases: TestDatabase[] = [];
const desks: PrivacyDesk[] = [];
let stream: string;

const inFolder = (name: string): string => path.join(folder, name);

const openDesk = async (url: string): Promise<PrivacyDesk> => {
  const desk = await PrivacyDesk.open(url, folder);
  desks.push(desk);
  return desk;
};

const newDatabase = async (): Promise<string> => {
  const database = await createTestDatabase();
  databases.push(database);
  return database.url;
};

const backUpAs = (name: string, { ground: { pool } }: PrivacyDesk) =>
  backUp({
    ...{ pool, takenAt: instantOf(Date.now()) },
    ...{ folder: inFolder(`log-${name}`), keysFolder: inFolder(`keys-${name}`) },
  });

/** The log of one backup with the keys of another. */
const restored = async (log: string, keys: string): Promise<PrivacyDesk> => {
  const url = await newDatabase();
  const folders = { folder: inFolder(`log-${log}`), keysFolder: inFolder(`keys-${keys}`) };
  await restore({ url, ...folders, migrations: schema.migrations, reportError: () => undefined });
  const desk = await openDesk(url);
  await desk.caughtUp();
  return desk;
};

const inReadModels = ({ ground }: PrivacyDesk, text: string): Promise<readonly string[]> =>
  findInSchema(ground.pool, 'read', text);

const eventsOf = async ({ ground }: PrivacyDesk): Promise<Recorded<CaseEvent>[]> =>
  caseCodec(ground.keys).decode(await collect(ground.store.readStream(stream)));

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casefold-restored-'));
  const desk = await openDesk(await newDatabase());
  await desk.register('C-1', marker);
  stream = await desk.openCase(marker, 'C-1');
  await desk.openCase(kept, 'C-2');
  await backUpAs('before', desk);
  await desk.requestErasure('C-1');
  await desk.eraseAll();
  await desk.act(agent, AddNote, stream, { body: since, visibility: 'internal' });
  await backUpAs('after', desk);
});

afterAll(async () => {
  for (const desk of desks) await desk.close();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true });
});

describe('a restored backup', () => {
  it('of an older log, with the latest keys, keeps erased who was erased since', async () => {
    const desk = await restored('before', 'after');
    expect(await inReadModels(desk, marker)).toEqual([]);
    expect(await inReadModels(desk, kept)).not.toEqual([]);
    // What is written from here on stands at positions that the erasure once covered.
    const body = `${kept} again`;
    await desk.act(agent, AddNote, stream, { body, visibility: 'internal' });
    expect((await eventsOf(desk)).at(-1)).toMatchObject({ type: 'NoteAdded', data: { body } });
    expect(await differencesFromRebuild(desk.ground)).toEqual([]);
  });

  it('with its own keys brings the person back, until the erasures that a later backup knows of are applied again', async () => {
    const desk = await restored('before', 'before');
    expect(await inReadModels(desk, marker)).not.toEqual([]);
    const back = await erasedSince(desk.ground.pool, inFolder('keys-after'));
    expect(back).toEqual([stream, 'customer-C-1']);
    const system = { id: 'casefold erasures reapply', role: 'system' } as const;
    await desk.act(system, RequestErasure, customerStream('C-1'), {});
    await desk.eraseAll();
    await desk.caughtUp();
    expect(await inReadModels(desk, marker)).toEqual([]);
    expect(await inReadModels(desk, kept)).not.toEqual([]);
    expect(await erasedSince(desk.ground.pool, inFolder('keys-after'))).toEqual([]);
  });

  it('of the erasure itself has nobody back, and what was written since', async () => {
    const desk = await restored('after', 'after');
    expect(await inReadModels(desk, marker)).toEqual([]);
    expect((await eventsOf(desk)).at(-1)).toMatchObject({ data: { body: since } });
    expect(await desk.erasures('C-1')).toMatchObject([{ step: 'done', certificate: { customerId: 'C-1' } }]);
  });
});

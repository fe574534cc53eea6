import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { EarlierVersions, EventCodec, type EventShapes, type Sealed } from '#codec';
import { type ArticleEvent, articleShapes } from '#articles';
import { caseCodec } from '#cases';
import { createPool } from '#database';
import { loadDemo } from '#demo';
import { collect, PostgresEventStore } from '#event-store';
import { type DomainEvent, type EventMetadata, instantOf } from '#kernel';
import { type LogVerification, PublishedSeals, Sealer, SealingFault, SealKey, SealTable, verifyLog } from '#seals';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { openPostgresGround } from '../properties/postgres-ground.js';

/** What an earlier release wrote, … */
type NotedThen = DomainEvent<'Noted', { readonly words: string }>;
const shapesThen: EventShapes<NotedThen> = { Noted: { version: 1, fields: { words: 'text' } } };

/** … and how the present one reads it. */
type NotedNow = DomainEvent<'Noted', { readonly words: string; readonly room: string }>;
const shapesNow: EventShapes<NotedNow> = {
  Noted: {
    version: 2,
    fields: { words: 'text', room: 'plain' },
    earlier: EarlierVersions.first<{ readonly words: Sealed<string> }, NotedNow['data']>({ words: 'text' }, (old) => ({
      ...old,
      room: 'unknown',
    })),
  },
};

export interface SealedDesk {
  /** One connection, so that a change in a transaction is seen by the verification, and can be undone. */
  readonly pool: Pool;
  readonly verify: () => Promise<LogVerification>;
  /** Reads every event through its codec, those of earlier versions too; answers how many there are. */
  readonly readAll: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const until = '2026-11-22T00:00:00.000Z';
const [parts, casesPerPart] = [6, 5];

/** Some three hundred events of a desk, among them old ones of a shape that has changed since, under six seals. */
export const openSealedDesk = async (): Promise<SealedDesk> => {
  const ground = await openPostgresGround();
  const folder = await mkdtemp(path.join(tmpdir(), 'casefold-tampering-'));
  const publishedFile = path.join(folder, 'seals.ndjson');
  const pool = createPool(ground.url, { applicationName: 'spec', max: 1, reportError: () => undefined });
  const store = await PostgresEventStore.open(pool, { reportError: () => undefined });
  const key = await SealKey.open(path.join(folder, 'seal-key.pem'));
  const seals = new SealTable(pool);

  const sealer = new Sealer({
    ...{ store, seals, key, published: await PublishedSeals.open(publishedFile), fault: new SealingFault(pool) },
    now: () => instantOf(Date.now()),
    logger: { error: () => undefined },
  });
  const send = await commandsOn(ground);
  for (let seed = 1; seed <= parts; seed += 1) {
    await appendOldEvents(ground, seed);
    await loadDemo({ set: { seed, until }, cases: casesPerPart, send, logEnd: await store.lastPosition() });
    if (!(await sealer.round(new AbortController().signal))) throw new Error('The log is broken from the start');
  }

  const readAll = async () => {
    const cases = (await collect(store.readAll({ categories: ['case'] }))).flatMap(({ events }) => events);
    const articles = (await collect(store.readAll({ categories: ['article'] }))).flatMap(({ events }) => events);
    const notes = (await collect(store.readAll({ categories: ['note'] }))).flatMap(({ events }) => events);
    const read = [
      ...(await caseCodec(ground.keys).decode(cases)),
      ...(await new EventCodec<ArticleEvent>(articleShapes, ground.keys).decode(articles)),
      ...(await new EventCodec<NotedNow>(shapesNow, ground.keys).decode(notes)),
    ];
    return read.filter(({ data }) => JSON.stringify(data) !== undefined).length; // opens what is sealed
  };
  const close = async () => {
    await store.close();
    await pool.end();
    await ground.close();
    await rm(folder, { recursive: true });
  };
  const verify = () => verifyLog({ store, seals, trusted: key.trusted, published: publishedFile });
  return { pool, verify, readAll, close };
};

const appendOldEvents = async (
  { store, keys }: Pick<Awaited<ReturnType<typeof openPostgresGround>>, 'store' | 'keys'>,
  nth: number,
): Promise<void> => {
  const event: NotedThen = { type: 'Noted', data: { words: `${nth} rang twice` } };
  const metadata: EventMetadata = {
    ...{ actor: 'ada', role: 'agent', origin: 'live', subject: `customer-${nth}` },
    ...{ fingerprint: 'f', commandId: randomUUID(), correlationId: randomUUID() },
  };
  const drafts = Array.from({ length: 3 }, () => ({ event, id: randomUUID(), occurredAt: until, metadata }));
  const events = await new EventCodec<NotedThen>(shapesThen, keys).encode(drafts);
  await store.append({ stream: `note-${nth}`, events, expected: 'none' });
};

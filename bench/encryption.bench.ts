import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { caseCodec, type CaseEvent, caseFold, caseShapes, caseStream, caseSubjectOf } from '#cases';
import { EventCodec, type EventDraft } from '#codec';
import { createDataSource, createPool, migrate } from '#database';
import { CommandProcessor } from '#command-processing';
import { type NewEvent, PostgresEventStore, type StoredEvent } from '#event-store';
import { commandNamed, instantOf, type Recorded } from '#kernel';
import { FileKeyProvider, PostgresSubjectKeys } from '#encryption';
import { schema } from '#product';
import { caseExamples as examples } from '../libs/contexts/cases/src/case/case.examples.js';
import { envelopeOf } from '../libs/engine/codec/src/envelope-of.js';
import { createTestDatabase } from '#database/testing';
import type { Bench } from './support/bench.js';
import { drive, type Load, type LoadResult } from './support/load.js';

const writers = 64;
const rounds = 9;
const seconds = 2;
const atLeast = 0.8;

/** Events of a case. Nearly all of them have an encrypted field. */
const story: readonly CaseEvent[] = [
  examples.CaseOpened,
  examples.CaseRouted,
  examples.AgentAssigned,
  examples.WorkStarted,
  examples.ContactRecorded,
  examples.NoteAdded,
  examples.CaseDiagnosed,
  examples.ResolutionProposed,
  examples.ResolutionConfirmed,
  examples.CaseClosed,
];

export const bench: Bench = {
  title: `cases of ${story.length} events, each of a new customer, by ${writers} writers: with the real codec and with one that encrypts nothing`,
  run: async (report, serverUrl) => {
    const ground = await openGround(serverUrl);
    const { sealing, plain } = ground;
    const load = (writer: Load['writer']): Load => ({ writers, seconds, writer });
    try {
      const commands = await alternate(load(commandsOf(ground, sealing)), load(commandsOf(ground, plain)));
      const appends = await alternate(load(appendsOf(ground, sealing)), load(appendsOf(ground, plain)));
      report.table([
        rowOf('commands, sealed', commands[0]),
        rowOf('commands, unencrypted', commands[1]),
        rowOf('only encoded and appended, encrypted', appends[0]),
        rowOf('only encoded and appended, unencrypted', appends[1]),
      ]);
      report.note(`\nencrypted against unencrypted, without load and decision: ${shareOf(appends).toFixed(2)}`);
      report.require('events appended by commands, encrypted against unencrypted', shareOf(commands), atLeast);
    } finally {
      await ground.close();
    }
  },
};

/** Codec that stores everything unencrypted. The product has no such option. */
class PlainCodec extends EventCodec<CaseEvent> {
  override async encode(drafts: readonly Draft[]): Promise<NewEvent[]> {
    return drafts.map(({ event: { type, data }, id, occurredAt, metadata }) => ({
      ...metadata,
      id,
      type,
      version: caseShapes[type].version,
      occurredAt,
      data: JSON.stringify(data),
    }));
  }

  override async decode(stored: readonly StoredEvent[]): Promise<Recorded<CaseEvent>[]> {
    return stored.map(
      (event) =>
        ({ type: event.type, data: JSON.parse(event.data), envelope: envelopeOf(event) }) as Recorded<CaseEvent>,
    );
  }
}

type Draft = EventDraft<CaseEvent>;

type Ground = Awaited<ReturnType<typeof openGround>>;

/** A log with keys as in production: secrets of subjects in the database, the master key in a file. */
const openGround = async (serverUrl: string) => {
  const database = await createTestDatabase(serverUrl);
  const folder = await mkdtemp(path.join(tmpdir(), 'casefold-bench-keys-'));
  const reportError = (error: unknown): void => void process.stderr.write(`${error}\n`);
  const options = { applicationName: 'bench', max: 4, reportError };
  const dataSource = await createDataSource(database.url, { ...options, ...schema });
  await migrate(dataSource).finally(() => dataSource.destroy());
  const pool = createPool(database.url, options);
  const store = await PostgresEventStore.open(pool, { reportError });
  const keys = await PostgresSubjectKeys.open(pool, await FileKeyProvider.open(path.join(folder, 'master-keys.json')));
  const close = async (): Promise<void> => {
    await store.close();
    await keys.close();
    await pool.end();
    await database.drop();
    await rm(folder, { recursive: true });
  };
  return { store, keys, sealing: caseCodec(keys), plain: new PlainCodec(caseShapes, keys), close };
};

/** Sends the commands of one case after another: each is loaded, decided, fingerprinted and appended. */
const commandsOf = ({ store, keys }: Ground, codec: EventCodec<CaseEvent>): Load['writer'] => {
  const processor = new CommandProcessor(store, keys, { fold: caseFold, codec, subjectOf: caseSubjectOf });
  return () => {
    let [stream, customerId, length] = ['', '', 0];
    return () => {
      if (length % story.length === 0) [stream, customerId, length] = [caseStream(randomUUID()), randomUUID(), 0];
      const event = eventOf(length++, customerId);
      return processor.execute(new WriteStory(stream, {}, contextOf()), () => [event]);
    };
  };
};

class WriteStory extends commandNamed('WriteStory') {}

const eventOf = (nth: number, customerId: string): CaseEvent => {
  const event = story[nth];
  return event.type === 'CaseOpened' ? { ...event, data: { ...event.data, customerId } } : event;
};

const contextOf = () => ({
  commandId: randomUUID(),
  actor: { id: 'agent-4711', role: 'agent' } as const,
  now: instantOf(Date.now()),
  correlationId: randomUUID(),
});

/** Appends the same events without loading or deciding. */
const appendsOf =
  ({ store }: Ground, codec: EventCodec<CaseEvent>): Load['writer'] =>
  () => {
    let [stream, customerId, length] = ['', '', 0];
    return async () => {
      if (length % story.length === 0) [stream, customerId, length] = [caseStream(randomUUID()), randomUUID(), 0];
      const expected = length === 0 ? 'none' : length - 1;
      const events = await codec.encode([draftOf(story[length++], customerId)]);
      return store.append({ stream, events, expected });
    };
  };

const draftOf = (event: CaseEvent, customerId: string): Draft => ({
  event,
  id: randomUUID(),
  occurredAt: instantOf(Date.now()),
  metadata: {
    actor: 'agent-4711',
    role: 'agent',
    commandId: randomUUID(),
    fingerprint: 'q0ZpXn1t8u3gq6n0l9b2w7c4',
    correlationId: randomUUID(),
    origin: 'live',
    subject: `customer-${customerId}`,
  },
});

/**
 * Measures both in turns, since times measured a minute apart on a shared machine cannot be compared. The first round warms up and does
 * not count. They alternate in going first.
 */
const alternate = async (...loads: readonly Load[]): Promise<LoadResult[][]> => {
  const results = loads.map((): LoadResult[] => []);
  const turns = [...loads.entries()];
  for (let round = 0; round <= rounds; round++) {
    for (const [index, load] of round % 2 ? turns : [...turns].reverse()) {
      const result = await drive(load);
      if (round > 0) results[index].push(result);
    }
  }
  return results;
};

const median = (results: readonly LoadResult[], of: (result: LoadResult) => number = ({ perSecond }) => perSecond) =>
  results.map(of).sort((a, b) => a - b)[Math.floor(results.length / 2)];

const shareOf = ([sealed, plain]: readonly (readonly LoadResult[])[]): number => median(sealed) / median(plain);

const rowOf = (how: string, results: readonly LoadResult[]) => ({
  how,
  'events/s': median(results),
  'p50 ms': median(results, ({ p50 }) => p50),
  'p99 ms': median(results, ({ p99 }) => p99),
});

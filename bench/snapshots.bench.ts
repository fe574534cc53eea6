import { randomUUID } from 'node:crypto';
import { AddNote, addNote, caseCodec, CaseCommands, type CaseEvent, caseIdOf, CaseReader, caseStream } from '#cases';
import { createDataSource, createPool, migrate } from '#database';
import { PostgresEventStore } from '#event-store';
import { type EventMetadata, instantOf } from '#kernel';
import { specTime } from '#kernel/testing';
import { MemorySubjectKeys } from '#encryption';
import { schema } from '#product';
import { NoSnapshots, PostgresSnapshots, type Snapshots } from '#snapshots';
import { caseExamples as examples } from '../libs/contexts/cases/src/case/case.examples.js';
import { createTestDatabase } from '#database/testing';
import type { Bench } from './support/bench.js';

const shortLength = 10;
const longLength = 10_000;
const eventsPerAppend = 500;
const rounds = 200;
const timesAsDear = 3;

/** Events of a long case, most of them contacts and notes. */
const story: readonly CaseEvent[] = [
  examples.CaseRouted,
  examples.ContactRecorded,
  examples.NoteAdded,
  examples.AwaitingStarted,
  examples.AwaitingEnded,
];

export const bench: Bench = {
  title: `commands and payloads on cases of ${shortLength} and of ${longLength} events, in turns`,
  run: async (report, serverUrl) => {
    const ground = await openGround(serverUrl);
    try {
      const long = await fill(ground, longLength);
      const short = await Promise.all(Array.from({ length: rounds }, () => fill(ground, shortLength)));
      const without = await measureTurn(replicaOn(ground, new NoSnapshots()), long);
      const replica = replicaOn(ground, new PostgresSnapshots(ground.pool, ground.reportError));
      await untilKept(ground, replica, long);
      const costs = await measure(replica, short, long);
      report.table([
        rowOf(`${shortLength} events`, costs.short),
        rowOf(`${longLength} events`, costs.long),
        rowOf(`${longLength} events, no snapshots`, without),
      ]);
      const ratio = (which: keyof Cost): number => (timesAsDear * costs.short[which]) / costs.long[which];
      report.require(`${timesAsDear} times the load of a short case against that of a long one`, ratio('load'), 1);
      report.require(`${timesAsDear} times a command on a short case against one on a long case`, ratio('command'), 1);
      report.require(
        `${timesAsDear} times the payload of a short case against that of a long one`,
        ratio('payload'),
        1,
      );
    } finally {
      await ground.close();
    }
  },
};

/** Median times in milliseconds. */
interface Cost {
  /** Time of a command that changes nothing, which consists of loading. */
  readonly load: number;
  readonly command: number;
  readonly payload: number;
}

const rowOf = (which: string, { load, command, payload }: Cost) => ({
  case: which,
  'load ms': load,
  'command ms': command,
  'payload ms': payload,
});

type Replica = ReturnType<typeof replicaOn>;

type Ground = Awaited<ReturnType<typeof openGround>>;

const openGround = async (serverUrl: string) => {
  const database = await createTestDatabase(serverUrl);
  const reportError = (error: unknown): void => void process.stderr.write(`${error}\n`);
  const connection = { applicationName: 'bench', max: 4, reportError };
  const dataSource = await createDataSource(database.url, { ...connection, ...schema });
  await migrate(dataSource).finally(() => dataSource.destroy());
  const pool = createPool(database.url, connection);
  const store = await PostgresEventStore.open(pool, { reportError });
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
    await database.drop();
  };
  return { pool, store, keys: new MemorySubjectKeys(), reportError, close };
};

/** Creates a case with that many events and returns its stream. */
const fill = async ({ store, keys }: Ground, length: number): Promise<string> => {
  const stream = caseStream(randomUUID());
  const codec = caseCodec(keys);
  for (let from = 0; from < length; from += eventsPerAppend) {
    const revisions = Array.from({ length: Math.min(eventsPerAppend, length - from) }, (_, index) => from + index);
    const drafts = revisions.map((revision) => ({
      event: revision === 0 ? examples.CaseOpened : story[revision % story.length],
      id: randomUUID(),
      occurredAt: specTime,
      metadata: metadataOf(),
    }));
    await store.append({ stream, events: await codec.encode(drafts), expected: from === 0 ? 'none' : from - 1 });
  }
  return stream;
};

const metadataOf = (): EventMetadata => ({
  actor: 'agent-4711',
  role: 'agent',
  commandId: randomUUID(),
  fingerprint: 'q0ZpXn1t8u3gq6n0l9b2w7c4',
  correlationId: randomUUID(),
  origin: 'live',
  subject: 'customer-c-lin-mei',
});

/** Loads the stream and waits until its snapshots, which are written in the background, are there. */
const untilKept = async ({ pool }: Ground, replica: Replica, long: string): Promise<void> => {
  do await measureTurn(replica, long);
  while ((await pool.query('SELECT FROM read.snapshots')).rowCount !== 2);
};

const measure = async (replica: Replica, short: readonly string[], long: string) => {
  const costs: Record<'short' | 'long', Cost[]> = { short: [], long: [] };
  for (const stream of short) {
    costs.short.push(await measureTurn(replica, stream));
    costs.long.push(await measureTurn(replica, long));
  }
  return { short: medianOf(costs.short), long: medianOf(costs.long) };
};

/** Creates the parts of an API replica that handle cases. */
const replicaOn = ({ store, keys }: Ground, snapshots: Snapshots) => ({
  commands: new CaseCommands(store, keys, snapshots),
  reader: new CaseReader(store, keys, snapshots),
});

const measureTurn = async ({ commands, reader }: Replica, stream: string): Promise<Cost> => {
  const note = new AddNote(stream, { body: 'The customer called again', visibility: 'internal' }, contextOf());
  const begun = performance.now();
  await commands.execute(note, () => []);
  const loaded = performance.now();
  await commands.execute(note, addNote);
  const done = performance.now();
  await reader.view(caseIdOf(stream));
  return { load: loaded - begun, command: done - loaded, payload: performance.now() - done };
};

const contextOf = () => ({
  commandId: randomUUID(),
  actor: { id: 'agent-4711', role: 'agent' } as const,
  now: instantOf(Date.now()),
  correlationId: randomUUID(),
});

const medianOf = (costs: readonly Cost[]): Cost => ({
  load: middle(costs.map(({ load }) => load)),
  command: middle(costs.map(({ command }) => command)),
  payload: middle(costs.map(({ payload }) => payload)),
});

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { caseCodec, type CaseEvent, caseShapes } from '#cases';
import { createDataSource, createPool, migrate } from '#database';
import { type EventDraft } from '#codec';
import { type NewEvent, PostgresEventStore } from '#event-store';
import { instantOf } from '#kernel';
import { FileKeyProvider, PostgresSubjectKeys } from '#privacy';
import { schema } from '#schema';
import { caseExamples as examples } from '../libs/cases/src/case/case.examples.js';
import { createTestDatabase } from '../libs/database/src/testing/test-database.js';
import type { Bench } from './support/bench.js';
import { drive, type Load, type LoadResult } from './support/load.js';

const writerCounts = [16, 64, 256] as const;
const rounds = 5;
const seconds = 2;
const atLeast = 0.8;

/** What happens to a case, and how much of it is text: nearly all of these events have a sealed field. */
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
  title: `cases of ${story.length} events appended one by one, each case of a new customer: with the codec and without encryption`,
  run: async (report, serverUrl) => {
    const ground = await openGround(serverUrl);
    try {
      for (const writers of writerCounts) {
        const [sealed, plain] = await alternate(
          { writers, seconds, writer: writerOf(ground, (drafts) => ground.codec.encode(drafts)) },
          { writers, seconds, writer: writerOf(ground, encodeInClear) },
        );
        report.table([rowOf('sealed', writers, sealed), rowOf('in clear', writers, plain)]);
        report.require(`sealed at ${writers} writers, of in clear`, median(sealed) / median(plain), atLeast);
      }
    } finally {
      await ground.close();
    }
  },
};

type Draft = EventDraft<CaseEvent>;
type Encode = (drafts: readonly Draft[]) => Promise<NewEvent[]>;

/** What the codec does beside sealing. Nothing in the product can be told to do this. */
const encodeInClear: Encode = async (drafts) =>
  drafts.map(({ event: { type, data }, id, occurredAt, metadata }) => ({
    ...metadata,
    id,
    type,
    version: caseShapes[type].version,
    occurredAt,
    data: JSON.stringify(data),
  }));

type Ground = Awaited<ReturnType<typeof openGround>>;

/** The log and the keys as the product has them: subjects' secrets in the database, the master key in a file. */
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
  return { store, codec: caseCodec(keys), close };
};

/** One case after the other, an event per append. */
const writerOf =
  ({ store }: Ground, encode: Encode): Load['writer'] =>
  () => {
    let [caseId, customerId, length] = ['', '', 0];
    return async () => {
      if (length % story.length === 0) [caseId, customerId, length] = [randomUUID(), randomUUID(), 0];
      const expected = length === 0 ? 'none' : length - 1;
      const events = await encode([draftOf(story[length++], customerId)]);
      return store.append({ stream: `case-${caseId}`, events, expected });
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

/** Both in turns: what is measured a minute apart on a shared machine can't be compared. */
const alternate = async (...loads: readonly Load[]): Promise<LoadResult[][]> => {
  const results = loads.map((): LoadResult[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, load] of loads.entries()) results[index].push(await drive(load));
  }
  return results;
};

const median = (results: readonly LoadResult[], of: (result: LoadResult) => number = ({ perSecond }) => perSecond) =>
  results.map(of).sort((a, b) => a - b)[Math.floor(results.length / 2)];

const rowOf = (how: string, writers: number, results: readonly LoadResult[]) => ({
  how,
  writers,
  'events/s': median(results),
  'p50 ms': median(results, ({ p50 }) => p50),
  'p99 ms': median(results, ({ p99 }) => p99),
});

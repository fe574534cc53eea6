import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { CaseDetails, CaseList, caseCodec, QueueBoard } from '#cases';
import { createDataSource, createPool, migrate } from '#database';
import { PostgresEventStore } from '#event-store';
import { FileKeyProvider, MemorySubjectKeys, PostgresSubjectKeys, type SubjectKeys } from '#encryption';
import { type Projection, rebuild } from '#projections';
import { product, schema } from '#product';
import { createTestDatabase } from '#database/testing';
import type { Bench, Report } from './support/bench.js';
import { ended, hasRealLog, importRealLog, startTool, type ToolGround } from './support/real-log.js';
import { fillStoryLog } from './support/story-log.js';

const rounds = 3;
/** Batch size of a rebuild. */
const batchSize = 2_000;
const smallLog = 200_000;
const largeLog = 2_000_000;
const idleSeconds = 8;

/** The queries behind `cases(…)` and `case(…)`. */
const caseList = product.projections.filter(({ name }) => name === 'cases');

export const bench: Bench = {
  title: 'rebuilds of read models, with comparison and swap',
  run: async (report, serverUrl) => {
    if (hasRealLog()) await withGround(serverUrl, (ground) => ofRealLog(report, ground));
    else report.note('skipped for a real log: CASEFOLD_REAL_LOGS does not name a folder with one');
    await ofGrowingLog(report, serverUrl);
  },
};

interface Ground extends ToolGround {
  readonly pool: pg.Pool;
  readonly dataSource: DataSource;
}

const withGround = async (serverUrl: string, work: (ground: Ground) => Promise<void>): Promise<void> => {
  const database = await createTestDatabase(serverUrl);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'casefold-bench-'));
  const connection = { applicationName: 'bench', max: 10, reportError };
  const dataSource = await createDataSource(database.url, { ...connection, ...schema });
  await migrate(dataSource);
  const pool = createPool(database.url, connection);
  try {
    await work({ databaseUrl: database.url, dataDir, pool, dataSource });
  } finally {
    await pool.end();
    await dataSource.destroy();
    await database.drop();
    rmSync(dataDir, { recursive: true });
  }
};

const reportError = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);

const ofRealLog = async (report: Report, ground: Ground): Promise<void> => {
  await importRealLog(ground);
  const keys = await PostgresSubjectKeys.open(
    ground.pool,
    await FileKeyProvider.open(path.join(ground.dataDir, 'master-keys.json')),
  );
  const events = await countEvents(ground.pool);
  await rebuildOnce(ground, keys, product.projections); // fills empty tables, so that later rebuilds have something to compare with
  const seconds = { read: [] as number[], asText: [] as number[], all: [] as number[], list: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    seconds.read.push(await secondsOf(() => readPlainly(ground.pool, '*')));
    seconds.asText.push(await secondsOf(() => readPlainly(ground.pool, asText)));
    seconds.list.push(await secondsOf(() => rebuildOnce(ground, keys, caseList)));
    seconds.all.push(await secondsOf(() => rebuildOnce(ground, keys, product.projections)));
  }
  const [read, asTextOnly, list, all] = [seconds.read, seconds.asText, seconds.list, seconds.all].map(median);
  report.table([
    { way: `rows only read by pg, ${batchSize} at once`, 'events/s': events / read, seconds: read },
    { way: 'the same, with all columns as text', 'events/s': events / asTextOnly, seconds: asTextOnly },
    { way: 'the case list rebuilt', 'events/s': events / list, seconds: list },
    { way: 'all read models rebuilt', 'events/s': events / all, seconds: all },
  ]);
  report.require('the case list rebuilt, against only reading', read / list, 0.5);
  report.require('all read models rebuilt, against only reading', read / all, 0.25);
  report.note(`against reading as text: ${(asTextOnly / list).toFixed(2)} and ${(asTextOnly / all).toFixed(2)}`);
  await queriesMeanwhile(report, ground);
};

const countEvents = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ events: number }>('SELECT count(*)::integer AS events FROM log.events');
  return rows[0].events;
};

const asText = `position::text, stream, revision::text, id::text, type, version::text, occurred_at::text, recorded_at::text,
  data::text, metadata::text`;

const readPlainly = async (pool: pg.Pool, columns: string): Promise<void> => {
  const text = `SELECT ${columns} FROM log.events WHERE position > $1 ORDER BY log.events.position LIMIT ${batchSize}`;
  for (let position: string | undefined = '0'; position !== undefined;) {
    const result: pg.QueryResult<{ position: string }> = await pool.query({
      name: `plain ${columns.length}`,
      text,
      values: [position],
    });
    position = result.rows.at(-1)?.position;
  }
};

const rebuildOnce = async ({ pool }: Ground, keys: SubjectKeys, which: readonly Projection[]): Promise<void> => {
  const store = await PostgresEventStore.open(pool, { reportError });
  const decoder = caseCodec(keys);
  try {
    for (const { projection, differences = 0, parked } of await rebuild({ pool, store, decoder }, which)) {
      if (differences + parked > 0) throw new Error(`${projection}: ${differences} rows differ, ${parked} are parked`);
    }
  } finally {
    await store.close();
  }
};

const secondsOf = async (work: () => Promise<void>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs queries while the tool rebuilds everything repeatedly in another process. */
const queriesMeanwhile = async (report: Report, ground: Ground): Promise<void> => {
  const desk = await deskOf(ground);
  const idleUntil = performance.now() + idleSeconds * 1_000;
  const idle = await latencies(desk, () => idleUntil);
  const rebuilding = ended(startTool(['projections', 'rebuild'], ground));
  let until = Number.POSITIVE_INFINITY;
  rebuilding.finally(() => (until = performance.now())).catch(() => undefined);
  const meanwhile = await latencies(desk, () => until);
  await rebuilding;
  report.table(
    Object.keys(desk).map((query) => ({
      query,
      'p50 ms idle': quantile(idle[query], 0.5),
      'p99 ms idle': quantile(idle[query], 0.99),
      'p50 ms rebuilding': quantile(meanwhile[query], 0.5),
      'p99 ms rebuilding': quantile(meanwhile[query], 0.99),
      queries: meanwhile[query].length,
    })),
  );
  const [before, during] = [idle, meanwhile].map((of) => quantile(Object.values(of).flat(), 0.99));
  report.require('twice the p99 of queries when idle against the p99 while rebuilding', (2 * before) / during, 1);
};

type Desk = Readonly<Record<string, () => Promise<unknown>>>;

const deskOf = async ({ dataSource }: Ground): Promise<Desk> => {
  const [list, details, board] = [new CaseList(dataSource), new CaseDetails(dataSource), new QueueBoard(dataSource)];
  const request = { size: 50, direction: 'forwards' } as const;
  const sort = { by: 'openedAt', direction: 'descending' } as const;
  const page = () => list.page({ isOpen: false }, sort, request);
  const { number } = (await page()).edges[0].node;
  return {
    'cases(first: 50)': page,
    'case(number)': () => details.byNumber(number),
    queues: () => board.loads(),
  };
};

const latencies = async (desk: Desk, until: () => number): Promise<Record<string, number[]>> => {
  const taken: Record<string, number[]> = Object.fromEntries(Object.keys(desk).map((query) => [query, []]));
  while (performance.now() < until()) {
    for (const [query, ask] of Object.entries(desk)) {
      const begun = performance.now();
      await ask();
      taken[query].push(performance.now() - begun);
    }
  }
  return taken;
};

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

const ofGrowingLog = async (report: Report, serverUrl: string): Promise<void> => {
  const microseconds: number[] = [];
  for (const events of [smallLog, largeLog]) {
    await withGround(serverUrl, async (ground) => {
      const keys = new MemorySubjectKeys();
      await fillStoryLog(ground.pool, caseCodec(keys), events);
      const taken: number[] = [];
      for (let round = 0; round < rounds; round++) {
        taken.push(await secondsOf(() => rebuildOnce(ground, keys, caseList)));
      }
      microseconds.push((median(taken) * 1_000_000) / events);
    });
  }
  const [small, large] = microseconds;
  report.note(
    `the case list from ${smallLog} events: ${small.toFixed(1)} µs each, from ${largeLog}: ${large.toFixed(1)} µs`,
  );
  report.require(
    '1.5 times the cost of an event of the small log against one of the large log',
    (1.5 * small) / large,
    1,
  );
};

import type pg from 'pg';
import { createPool } from '#database';
import { EventStore } from '#event-store';
import { appendBatch } from '../libs/engine/event-store/src/postgres/append-batch.js';
import type { Bench, Report } from './support/bench.js';
import { type BenchLog, benchEvent, caseWriter, openBenchLog } from './support/bench-log.js';
import { CopyTarget } from './support/copy-events.js';
import { type Load, type LoadResult, takeTurns } from './support/load.js';

const seconds = 2;
const writerCounts = [1, 16, 64, 256] as const;
const readSeconds = 5;
const bulkEvents = 100_000;

export const bench: Bench = {
  title: 'appends of one event, against COPY into a copy of the table',
  run: async (report, serverUrl) => {
    const log = await openBenchLog(serverUrl);
    const sixteen = createPool(log.url, { applicationName: 'bench', max: 16, reportError: log.reportError });
    try {
      await reportConditions(report, log.pool);
      await measureAppends(report, log, sixteen);
      await measureBulkCopy(report, log.pool);
      await measureReading(report, log.store);
    } finally {
      await sixteen.end();
      await log.close();
    }
  },
};

const reportConditions = async (report: Report, pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version')",
  );
  const { id, type, version, occurredAt, data, ...metadata } = benchEvent();
  const bytes = data.length + JSON.stringify(metadata).length + [id, type, version, occurredAt].join('').length;
  report.note(rows.map(({ name, setting }) => `${name} ${setting}`).join(', '));
  report.note(`${bytes} bytes per event, mean of three runs of ${seconds} s each\n`);
};

type Row = Record<string, string | number>;

const measureAppends = async (report: Report, { pool, store }: BenchLog, sixteen: pg.Pool): Promise<void> => {
  const rows: Row[] = [];
  const requirements: [claim: string, ratio: number, atLeast: number][] = [];
  for (const writers of writerCounts) {
    const target = await CopyTarget.create(pool);
    const oneByOne: Load = { writers, seconds, writer: caseWriter((request) => appendBatch(sixteen, [request])) };
    const grouped: Load = { writers, seconds, writer: caseWriter((request) => store.append(request)) };
    const copied: Load = { writers: 1, seconds, writer: () => () => target.copy(writers) };
    const isComparedToCopy = writers >= 64;
    const [single, group, copy] = await takeTurns([oneByOne, grouped, ...(isComparedToCopy ? [copied] : [])]);
    if (!single || !group) continue;
    rows.push(appendRow('one append per transaction, pool of 16', writers, single));
    rows.push(appendRow('group commit', writers, group));
    if (!copy) continue;
    const copiedPerSecond = copy.perSecond * writers;
    rows.push(appendRow(`COPY in batches of ${writers}`, 1, { ...copy, perSecond: copiedPerSecond }));
    requirements.push(
      [
        `group commit at ${writers} writers against COPY in batches of ${writers}`,
        group.perSecond / copiedPerSecond,
        0.5,
      ],
      [`group commit at ${writers} writers against one append per transaction`, group.perSecond / single.perSecond, 8],
    );
  }
  report.table(rows);
  for (const requirement of requirements) report.require(...requirement);
};

const appendRow = (how: string, writers: number, { perSecond, p50, p99 }: LoadResult): Row => ({
  how,
  writers,
  'events/s': perSecond,
  'p50 ms': p50,
  'p99 ms': p99,
});

const measureBulkCopy = async (report: Report, pool: pg.Pool): Promise<void> => {
  const target = await CopyTarget.create(pool);
  const begun = performance.now();
  await target.copy(bulkEvents);
  report.note('');
  report.table([{ how: `one COPY of ${bulkEvents}`, 'events/s': (bulkEvents * 1_000) / (performance.now() - begun) }]);
};

const measureReading = async (report: Report, store: EventStore): Promise<void> => {
  const rows: Row[] = [];
  for (const batchSize of [100, 500, 2_000]) {
    const begun = performance.now();
    let events = 0;
    for await (const batch of store.readAll({ batchSize })) {
      events += batch.events.length;
      if (performance.now() - begun > readSeconds * 1_000) break;
    }
    rows.push({ how: `readAll, batches of ${batchSize}`, 'events/s': (events * 1_000) / (performance.now() - begun) });
  }
  report.table(rows);
};

import type pg from 'pg';
import { createPool } from '#database';
import { EventStore } from '#event-store';
import { appendBatch } from '../libs/event-store/src/postgres/append-batch.js';
import type { Bench, Report } from './support/bench.js';
import { type BenchLog, benchEvent, caseWriter, openBenchLog } from './support/bench-log.js';
import { CopyTarget } from './support/copy-events.js';
import { drive, type LoadResult } from './support/load.js';

const seconds = 5;
const writerCounts = [1, 16, 64, 256] as const;
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
  report.note(`${bytes} bytes per event, ${seconds} s per measurement\n`);
};

const measureAppends = async (report: Report, { pool, store }: BenchLog, sixteen: pg.Pool): Promise<void> => {
  const rows: Record<string, string | number>[] = [];
  const row = (how: string, writers: number, { perSecond, p50, p99 }: LoadResult): void => {
    rows.push({ how, writers, 'events/s': perSecond, 'p50 ms': p50, 'p99 ms': p99 });
  };
  const requirements: [string, number, number][] = [];
  for (const writers of writerCounts) {
    // What is compared is measured side by side: on a shared machine a minute may change everything.
    const single = await drive({
      writers,
      seconds,
      writer: caseWriter((request) => appendBatch(sixteen, [request])),
    });
    row('one append per transaction, pool of 16', writers, single);
    const group = await drive({ writers, seconds, writer: caseWriter((request) => store.append(request)) });
    row('group commit', writers, group);
    if (writers < 64) continue;
    const copy = await measureCopy(pool, writers);
    rows.push({ how: `COPY, committed by ${writers}`, writers: 1, 'events/s': copy, 'p50 ms': '', 'p99 ms': '' });
    requirements.push(
      [`group commit at ${writers} writers, of COPY by ${writers}`, group.perSecond / copy, 0.5],
      [`group commit at ${writers} writers, of one by one`, group.perSecond / single.perSecond, 8],
    );
  }
  report.table(rows);
  for (const [claim, ratio, atLeast] of requirements) report.require(claim, ratio, atLeast);
};

const measureCopy = async (pool: pg.Pool, eventsPerCommit: number): Promise<number> => {
  const target = await CopyTarget.create(pool);
  const { perSecond } = await drive({ writers: 1, seconds, writer: () => () => target.copy(eventsPerCommit) });
  return perSecond * eventsPerCommit;
};

const measureBulkCopy = async (report: Report, pool: pg.Pool): Promise<void> => {
  const target = await CopyTarget.create(pool);
  const begun = performance.now();
  await target.copy(bulkEvents);
  report.note('');
  report.table([{ how: `one COPY of ${bulkEvents}`, 'events/s': (bulkEvents * 1_000) / (performance.now() - begun) }]);
};

const measureReading = async (report: Report, store: EventStore): Promise<void> => {
  const rows: Record<string, string | number>[] = [];
  for (const batchSize of [100, 500, 2_000]) {
    const begun = performance.now();
    let events = 0;
    for await (const batch of store.readAll({ batchSize })) {
      events += batch.events.length;
      if (performance.now() - begun > seconds * 1_000) break;
    }
    rows.push({ how: `readAll, batches of ${batchSize}`, 'events/s': (events * 1_000) / (performance.now() - begun) });
  }
  report.table(rows);
};

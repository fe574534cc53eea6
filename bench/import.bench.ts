import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { createPool } from '#database';
import { createTestDatabase } from '#database/testing';
import type { Bench, Report } from './support/bench.js';
import { CopyTarget } from './support/copy-events.js';
import { hasRealLog, importRealLog, type ToolGround } from './support/real-log.js';

const megabytesAllowed = 300;

export const bench: Bench = {
  title: 'casefold import of a real log, against COPY of the same rows in batches of the same size',
  run: async (report, serverUrl) => {
    if (!hasRealLog()) return report.note('not run: CASEFOLD_REAL_LOGS names no folder with the log');
    const database = await createTestDatabase(serverUrl);
    const pool = createPool(database.url, { applicationName: 'bench', max: 2, reportError: () => undefined });
    const dataDir = mkdtempSync(path.join(tmpdir(), 'casefold-bench-'));
    try {
      await measure(report, { databaseUrl: database.url, dataDir }, pool);
    } finally {
      rmSync(dataDir, { recursive: true });
      await pool.end();
      await database.drop();
    }
  },
};

const measure = async (report: Report, ground: ToolGround, pool: pg.Pool): Promise<void> => {
  const imported = await importRealLog(ground);
  const { events, commits } = await written(pool);
  const batch = Math.round(events / commits);
  const copySeconds = await copyRows(pool, batch);
  const makeAndCopySeconds = await makeAndCopyRows(pool, events, batch);
  report.table([
    { way: 'casefold import, its start included', 'events/s': events / imported.seconds, seconds: imported.seconds },
    {
      way: `COPY by ${batch} of rows made on the way`,
      'events/s': events / makeAndCopySeconds,
      seconds: makeAndCopySeconds,
    },
    { way: `COPY by ${batch} of rows as they lie ready`, 'events/s': events / copySeconds, seconds: copySeconds },
  ]);
  report.note(`${events} events; the tool took ${imported.megabytes.toFixed(0)} MB at most`);
  report.note(`import against COPY of rows made on the way: ${(makeAndCopySeconds / imported.seconds).toFixed(2)}`);
  report.require('import against COPY of rows as they lie ready', copySeconds / imported.seconds, 0.25);
  report.require(`${megabytesAllowed} MB against what the tool took`, megabytesAllowed / imported.megabytes, 1);
};

/** Each commit gives its events one time, so distinct times count the commits. */
const written = async (pool: pg.Pool): Promise<{ events: number; commits: number }> => {
  const { rows } = await pool.query<{ events: number; commits: number }>(
    'SELECT count(*)::integer AS events, count(DISTINCT recorded_at)::integer AS commits FROM log.events',
  );
  return rows[0];
};

/** Seconds to make as many rows of the same kind and copy them, as the section `store` does. */
const makeAndCopyRows = async (pool: pg.Pool, events: number, batch: number): Promise<number> => {
  const target = await CopyTarget.create(pool);
  const begun = performance.now();
  for (let copied = 0; copied < events; copied += batch) await target.copy(Math.min(batch, events - copied));
  return (performance.now() - begun) / 1_000;
};

/** Seconds to copy the same rows into a table like theirs, one commit a batch. */
const copyRows = async (pool: pg.Pool, batch: number): Promise<number> => {
  const target = await CopyTarget.create(pool);
  const lines = await CopyTarget.linesOf(pool, 'log.events');
  const begun = performance.now();
  for (let from = 0; from < lines.length; from += batch) {
    await target.copyLines(lines.slice(from, from + batch));
  }
  return (performance.now() - begun) / 1_000;
};

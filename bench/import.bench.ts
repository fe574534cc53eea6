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
    if (!hasRealLog()) return report.note('skipped: CASEFOLD_REAL_LOGS does not name a folder with the log');
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
    { way: 'casefold import, including its start', 'events/s': events / imported.seconds, seconds: imported.seconds },
    {
      way: `COPY in batches of ${batch}, rows made meanwhile`,
      'events/s': events / makeAndCopySeconds,
      seconds: makeAndCopySeconds,
    },
    { way: `COPY in batches of ${batch}, rows made before`, 'events/s': events / copySeconds, seconds: copySeconds },
  ]);
  report.note(`${events} events; the tool used at most ${imported.megabytes.toFixed(0)} MB`);
  report.note(`import against COPY with rows made meanwhile: ${(makeAndCopySeconds / imported.seconds).toFixed(2)}`);
  report.require('import against COPY with rows made before', copySeconds / imported.seconds, 0.25);
  report.require(`${megabytesAllowed} MB against the memory of the tool`, megabytesAllowed / imported.megabytes, 1);
};

/** Counts commits by distinct recording times: all events of a commit have the same. */
const written = async (pool: pg.Pool): Promise<{ events: number; commits: number }> => {
  const { rows } = await pool.query<{ events: number; commits: number }>(
    'SELECT count(*)::integer AS events, count(DISTINCT recorded_at)::integer AS commits FROM log.events',
  );
  return rows[0];
};

/** Returns the seconds to make and copy as many rows of the same kind, as the section `store` does. */
const makeAndCopyRows = async (pool: pg.Pool, events: number, batch: number): Promise<number> => {
  const target = await CopyTarget.create(pool);
  const begun = performance.now();
  for (let copied = 0; copied < events; copied += batch) await target.copy(Math.min(batch, events - copied));
  return (performance.now() - begun) / 1_000;
};

/** Returns the seconds to copy the same rows into a table like theirs, with one commit per batch. */
const copyRows = async (pool: pg.Pool, batch: number): Promise<number> => {
  const target = await CopyTarget.create(pool);
  const lines = await CopyTarget.linesOf(pool, 'log.events');
  const begun = performance.now();
  for (let from = 0; from < lines.length; from += batch) {
    await target.copyLines(lines.slice(from, from + batch));
  }
  return (performance.now() - begun) / 1_000;
};

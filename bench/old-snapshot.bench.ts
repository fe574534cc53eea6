import type pg from 'pg';
import type { Bench } from './support/bench.js';
import { type BenchLog, caseWriter, openBenchLog } from './support/bench-log.js';
import { drive } from './support/load.js';

const writers = 64;
const sliceSeconds = 30;
const slicesWithSnapshot = 4;

/**
 * A dump or export holds a database snapshot for a long time. The row versions that it keeps from being vacuumed must not
 * slow writers. Writes to two logs at the same time, so that a difference is due to the snapshot and not to the machine;
 * a snapshot keeps old row versions only in its own database.
 */
export const bench: Bench = {
  title: `appends by ${writers} writers to each of two logs, one with an old snapshot open for two minutes`,
  run: async (report, serverUrl) => {
    const held = await openBenchLog(serverUrl);
    const free = await openBenchLog(serverUrl);
    const rows: Record<string, string | number>[] = [];
    const slice = async (snapshot: string): Promise<number> => {
      const [withIt, without] = await Promise.all([measure(held), measure(free)]);
      const ratio = withIt / without;
      rows.push({ snapshot, 'events/s': withIt, 'events/s of the other log': without, ratio: ratio.toFixed(2) });
      return ratio;
    };
    try {
      await slice('not yet');
      const snapshot = await openSnapshot(held.pool);
      let last = 0;
      for (let n = 1; n <= slicesWithSnapshot; n++) last = await slice(`open for ${n * sliceSeconds} s`);
      await snapshot.query('COMMIT');
      snapshot.release();
      await slice('closed');
      report.table(rows);
      report.require(`appends in the last ${sliceSeconds} s with the snapshot against those without`, last, 0.7);
    } finally {
      await held.close();
      await free.close();
    }
  },
};

const measure = async ({ store }: BenchLog): Promise<number> => {
  const writer = caseWriter((request) => store.append(request));
  return (await drive({ writers, seconds: sliceSeconds, writer })).perSecond;
};

const openSnapshot = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  const client = await pool.connect();
  await client.query('SET idle_in_transaction_session_timeout = 0');
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await client.query('SELECT count(*) FROM log.events');
  return client;
};

import type pg from 'pg';
import type { Bench } from './support/bench.js';
import { caseWriter, openBenchLog } from './support/bench-log.js';
import { drive } from './support/load.js';

const writers = 64;
const sliceSeconds = 30;
const slicesWithSnapshot = 4;

/** A dump or an export holds a snapshot for long: what it keeps from being cleaned up must not slow the writers. */
export const bench: Bench = {
  title: `appends by ${writers} writers while an old snapshot is held open for two minutes`,
  run: async (report, serverUrl) => {
    const { pool, store, close } = await openBenchLog(serverUrl);
    const rows: { snapshot: string; 'events/s': number; 'p99 ms': number }[] = [];
    const slice = async (snapshot: string): Promise<number> => {
      const writer = caseWriter((request) => store.append(request));
      const { perSecond, p99 } = await drive({ writers, seconds: sliceSeconds, writer });
      rows.push({ snapshot, 'events/s': perSecond, 'p99 ms': p99 });
      return perSecond;
    };
    try {
      const without = await slice('none');
      const snapshot = await openSnapshot(pool);
      let last = without;
      for (let n = 1; n <= slicesWithSnapshot; n++) last = await slice(`open for ${n * sliceSeconds} s`);
      await snapshot.query('COMMIT');
      snapshot.release();
      await slice('none again');
      report.table(rows);
      report.require('appends with the snapshot open, in its last 30 s, of those without', last / without, 0.7);
    } finally {
      await close();
    }
  },
};

const openSnapshot = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  const client = await pool.connect();
  await client.query('SET idle_in_transaction_session_timeout = 0');
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await client.query('SELECT count(*) FROM log.events');
  return client;
};

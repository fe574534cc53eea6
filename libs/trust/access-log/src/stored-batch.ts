import type { Pool, QueryConfig } from 'pg';
import type { AccessEntry } from './access-entry.js';
import type { RefusedCount } from './refused-tally.js';

/** Longer than the database's statement timeout: a silently dead connection must not block the next batch for hours. */
const query_timeout = 35_000;

/** Resolves once the entries are durable. If the connection is lost meanwhile, they may have been stored anyway. */
export const storeEntries = (pool: Pick<Pool, 'query'>, entries: readonly AccessEntry[]): Promise<unknown> =>
  pool.query({
    name: 'record-access',
    text: 'SELECT runtime.record_access($1)',
    values: [JSON.stringify(entries)],
    query_timeout,
  } as QueryConfig);

/** Adds the counts to those stored for the same attempts. */
export const storeRefusals = (pool: Pick<Pool, 'query'>, counts: readonly RefusedCount[]): Promise<unknown> =>
  pool.query({
    name: 'record-refusals',
    text: `INSERT INTO runtime.refused_attempts AS known (minute, actor, role, operation, code, attempts)
           SELECT * FROM json_to_recordset($1)
             AS n (minute timestamptz, actor text, role text, operation text, code text, attempts integer)
           ORDER BY 1, 2, 3, 4, 5 -- one order for all processes, or two could wait for each other
           ON CONFLICT (minute, actor, role, operation, code)
             DO UPDATE SET attempts = known.attempts + EXCLUDED.attempts`,
    values: [JSON.stringify(counts)],
    query_timeout,
  } as QueryConfig);

import type { Pool } from 'pg';
import { beginning, type Instant } from '#kernel';
import { nameOf } from './lane-id.js';
import type { Projection, ProjectionId } from './projection.js';

export interface LaneRow {
  readonly lane: number;
  readonly checkpoint: string;
  /** When the checkpoint last moved. Null if nobody has worked on the lane yet. */
  readonly advancedAt: Instant | null;
  /** Id of the worker that holds the lease. Null if nobody does. */
  readonly holder: string | null;
  readonly leaseExpiresAt: Instant | null;
  /** Consecutive failures since it last moved. */
  readonly failures: number;
  readonly failingSince: Instant | null;
  /** The last error, while the lane fails. */
  readonly error: string | null;
}

/** All lanes of a projection, including those on which nobody has worked yet. */
export const laneRows = async (pool: Pool, { name, version, lanes }: Projection): Promise<readonly LaneRow[]> => {
  const leases = Array.from({ length: lanes }, (_, lane) => nameOf({ name, version, lane }));
  const { rows } = await pool.query<LaneRow>({
    name: 'lane-status',
    text: `SELECT own.lane::integer - 1 AS lane, coalesce(c.position, $4) AS checkpoint, c.advanced_at AS "advancedAt",
             l.holder, l.expires_at AS "leaseExpiresAt",
             coalesce(c.failures, 0) AS failures, c.failing_since AS "failingSince", c.error
           FROM unnest($3::text[]) WITH ORDINALITY AS own (lease, lane)
           LEFT JOIN read.checkpoints AS c ON c.projection = $1 AND c.version = $2 AND c.lane = own.lane - 1
           LEFT JOIN runtime.leases AS l ON l.name = own.lease
           ORDER BY own.lane`,
    values: [name, version, leases, beginning],
  });
  return rows;
};

/** A key whose rows are not updated because an event could not be folded. */
export interface ParkedKey {
  /** The lane key, or `*` if a sweep could not be applied. */
  readonly key: string;
  readonly lane: number;
  /** Position of the event that failed, the first one parked. `type`, `error` and `attempts` are also of that event. */
  readonly position: string;
  readonly type: string;
  readonly error: string | null;
  readonly since: Instant;
  /** Number of attempts. */
  readonly attempts: number;
  /** Number of parked events, including those waiting behind the failed one. */
  readonly events: number;
  readonly isRetryRequested: boolean;
}

const keysShown = 100;

/** The first {@link keysShown} parked keys, in log order. */
export const parkedKeysOf = async (pool: Pool, { name, version }: ProjectionId): Promise<readonly ParkedKey[]> => {
  const { rows } = await pool.query<ParkedKey>(
    `SELECT f.key, f.lane, f.position, f.type, f.error, f.parked_at AS since, f.attempts,
       all_of.events, f.retry_requested AS "isRetryRequested"
     FROM (SELECT lane, key, min(position) AS position, count(*)::integer AS events FROM read.parked
           WHERE projection = $1 AND version = $2 GROUP BY lane, key ORDER BY min(position), lane, key LIMIT $3) AS all_of
     JOIN read.parked AS f ON f.projection = $1 AND f.version = $2 AND f.lane = all_of.lane AND f.key = all_of.key
       AND f.position = all_of.position
     ORDER BY f.position, f.lane, f.key`,
    [name, version, keysShown],
  );
  return rows;
};

/** Number of parked keys. `*` counts once per lane. */
export const parkedKeyCount = async (pool: Pool, { name, version }: ProjectionId): Promise<number> => {
  const { rows } = await pool.query<{ keys: number }>(
    `SELECT count(DISTINCT (lane, key))::integer AS keys FROM read.parked WHERE projection = $1 AND version = $2`,
    [name, version],
  );
  return rows[0].keys;
};

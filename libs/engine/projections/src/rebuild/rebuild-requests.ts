import type { Pool } from 'pg';
import type { Instant } from '#kernel';
import type { ProjectionId } from '../projection.js';
import type { Difference } from './differences.js';
import type { RebuildProgress } from './progress.js';
import type { RebuildOutcome } from './rebuild.js';

/** A rebuild or verification that was requested, to be performed by a worker. */
export interface RebuildRequest {
  readonly id: string;
  readonly kind: 'rebuild' | 'verification';
  readonly projection: string;
  /** Id of the actor. */
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly state: 'requested' | 'running' | 'done' | 'failed';
  readonly phase: RebuildProgress['phase'] | null;
  /** Events read so far. */
  readonly events: number;
  /** Share of the log folded, from 0 to 1. */
  readonly share: number;
  readonly eventsPerSecond: number;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Number of rows that differed. Null until known, or if there was nothing to compare. */
  readonly differences: number | null;
  /** The first differences. */
  readonly examples: readonly Difference[];
  /** Number of events parked by the rebuild. Null for a verification. */
  readonly parked: number | null;
  /** Why it failed. */
  readonly error: string | null;
}

type Requested = Pick<ProjectionId, 'name'>;

/** Requests a rebuild, to be performed by any worker. Returns the pending request if there is one. */
export const requestRebuild = (pool: Pool, projection: Requested, requestedBy: string): Promise<RebuildRequest> =>
  request(pool, 'rebuild', projection, requestedBy);

/** Like {@link requestRebuild}, but only compares the present tables with what the log folds to. */
export const requestVerification = (pool: Pool, projection: Requested, requestedBy: string): Promise<RebuildRequest> =>
  request(pool, 'verification', projection, requestedBy);

const request = async (
  pool: Pool,
  kind: RebuildRequest['kind'],
  { name }: Requested,
  requestedBy: string,
): Promise<RebuildRequest> => {
  await pool.query(
    'INSERT INTO runtime.rebuilds (kind, projection, requested_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [kind, name, requestedBy],
  );
  const [latest] = await select(pool, `WHERE kind = $1 AND projection = $2 ORDER BY requested_at DESC LIMIT 1`, [
    kind,
    name,
  ]);
  return latest;
};

/** The latest requests, newest first. */
export const rebuildRequests = (pool: Pool, limit: number): Promise<readonly RebuildRequest[]> =>
  select(pool, 'ORDER BY requested_at DESC LIMIT $1', [limit]);

/**
 * The next request to perform. The caller must be the only performer: a running request was left by a worker that died.
 */
export const openRequest = async (pool: Pool): Promise<RebuildRequest | undefined> => {
  const [request] = await select(pool, `WHERE state IN ('requested', 'running') ORDER BY requested_at LIMIT 1`, []);
  return request;
};

export const noteBegin = async (pool: Pool, id: string): Promise<void> => {
  await pool.query(
    `UPDATE runtime.rebuilds SET state = 'running', started_at = clock_timestamp(), events = 0, share = 0 WHERE id = $1`,
    [id],
  );
};

export const noteProgress = async (pool: Pool, id: string, progress: RebuildProgress): Promise<void> => {
  const { phase, events, share, eventsPerSecond } = progress;
  await pool.query(
    `UPDATE runtime.rebuilds SET phase = $2, events = $3, share = $4, events_per_second = $5
     WHERE id = $1 AND state = 'running'`,
    [id, phase, events, share, eventsPerSecond],
  );
};

/** The result of a performed request. */
export type RequestOutcome = Pick<RebuildOutcome, 'differences' | 'examples'> & Partial<Pick<RebuildOutcome, 'parked'>>;

export const noteDone = async (pool: Pool, id: string, outcome: RequestOutcome): Promise<void> => {
  await pool.query(
    `UPDATE runtime.rebuilds SET state = 'done', share = 1, ended_at = clock_timestamp(),
       differences = $2, examples = $3, parked = $4
     WHERE id = $1`,
    [id, outcome.differences, JSON.stringify(outcome.examples), outcome.parked],
  );
};

export const noteFailed = async (pool: Pool, id: string, error: string): Promise<void> => {
  await pool.query(
    `UPDATE runtime.rebuilds SET state = 'failed', ended_at = clock_timestamp(), error = $2 WHERE id = $1`,
    [id, error],
  );
};

const select = async (pool: Pool, where: string, values: unknown[]): Promise<RebuildRequest[]> => {
  const { rows } = await pool.query<RebuildRequest>(
    `SELECT id, kind, projection, requested_by AS "requestedBy", requested_at AS "requestedAt", state, phase,
       events::double precision AS events, share, events_per_second AS "eventsPerSecond",
       started_at AS "startedAt", ended_at AS "endedAt", differences::double precision AS differences, examples,
       parked::double precision AS parked, error
     FROM runtime.rebuilds ${where}`,
    values,
  );
  return rows;
};

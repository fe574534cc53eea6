import type { ClientBase, Pool } from 'pg';
import type { Instant, Role } from '#kernel';
import type { SignedCertificate } from './certificate.js';
import type { Erasure, ErasureProgress, ErasureStep } from './erasure.js';
import type { ErasureStatus } from './erasure-status.js';

const columns = `id, customer_id AS "customerId", requested_by AS "requestedBy", requested_role AS "requestedRole",
  requested_at AS "requestedAt", correlation_id AS "correlationId", step, step_at AS "stepAt", progress`;

/** Who requested the erasure of which customer, and when. */
export interface ErasureRequest {
  readonly id: string;
  readonly customerId: string;
  readonly requestedBy: string;
  readonly requestedRole: Role;
  readonly requestedAt: Instant;
  readonly correlationId: string;
}

/** Stores requests, ignoring known ones. Returns the number of new ones. */
export const addRequests = async (client: ClientBase | Pool, requests: readonly ErasureRequest[]): Promise<number> => {
  const { rowCount } = await client.query(
    `INSERT INTO runtime.erasures (id, customer_id, requested_by, requested_role, requested_at, correlation_id)
     SELECT id, "customerId", "requestedBy", "requestedRole", "requestedAt", "correlationId"
     FROM json_to_recordset($1) AS r (id uuid, "customerId" text, "requestedBy" text, "requestedRole" text,
                                      "requestedAt" timestamptz, "correlationId" text)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(requests)],
  );
  return rowCount ?? 0;
};

/** Erasures whose next step is due. */
export const openErasures = async (pool: Pool): Promise<readonly Erasure[]> => {
  const { rows } = await pool.query<Erasure>(
    `SELECT ${columns} FROM runtime.erasures
     WHERE step <> 'done' AND retry_at <= clock_timestamp() ORDER BY requested_at, id`,
  );
  return rows;
};

/** Another worker has taken over the erasure. */
export class ErasureTakenOver extends Error {
  override readonly name = 'ErasureTakenOver';
}

/** The result of a step. */
export interface StepDone {
  readonly step: ErasureStep;
  readonly progress?: ErasureProgress;
  readonly certificate?: SignedCertificate;
}

/**
 * Records that the next step is done, in the caller's transaction if there is one.
 * @throws ErasureTakenOver if another worker has done it.
 */
export const noteStep = async (
  client: ClientBase | Pool,
  { id, step: before, progress }: Erasure,
  { step, progress: found, certificate }: StepDone,
): Promise<Erasure> => {
  const { rows } = await client.query<Erasure>(
    `UPDATE runtime.erasures SET step = $3, step_at = clock_timestamp(), progress = $4, certificate = $5,
                                 failures = 0, error = NULL, retry_at = clock_timestamp()
     WHERE id = $1 AND step = $2 RETURNING ${columns}`,
    [id, before, step, JSON.stringify({ ...progress, ...found }), certificate && JSON.stringify(certificate)],
  );
  if (rows.length === 0) throw new ErasureTakenOver(`The erasure ${id} is no longer at step ${before}`);
  return rows[0];
};

const longestPauseSeconds = 60;

/** Records that the next step failed, and delays it, twice as long each time. */
export const noteErasureFailure = async (pool: Pool, { id, step }: Erasure, error: string): Promise<void> => {
  await pool.query(
    `UPDATE runtime.erasures
     SET failures = failures + 1, error = $3,
         retry_at = clock_timestamp() + least(2 ^ least(failures, 10), $4) * interval '1 s'
     WHERE id = $1 AND step = $2`,
    [id, step, error, longestPauseSeconds],
  );
};

/** Selects erasures. */
export interface ErasureFilter {
  readonly id?: string;
  readonly customerIds?: readonly string[];
  readonly limit: number;
}

/** The selected erasures, newest first. */
export const erasureStatuses = async (
  pool: Pool,
  { id, customerIds, limit }: ErasureFilter,
): Promise<readonly ErasureStatus[]> => {
  const { rows } = await pool.query<ErasureStatus>(
    `SELECT ${columns}, failures, error, certificate FROM runtime.erasures
     WHERE ($1::uuid IS NULL OR id = $1) AND ($2::text[] IS NULL OR customer_id = ANY ($2))
     ORDER BY requested_at DESC, id LIMIT $3`,
    [id ?? null, customerIds ?? null, limit],
  );
  return rows;
};

/** Summary of unfinished erasures, for monitoring. */
export interface ErasureBacklog {
  /** Number of unfinished requests. */
  readonly open: number;
  /** Number of those whose next step failed last time. */
  readonly failing: number;
  /** When the oldest of them was requested. */
  readonly openSince: Instant | null;
}

/** Covers the requests already taken from the log. */
export const erasureBacklog = async (pool: Pool): Promise<ErasureBacklog> => {
  const { rows } = await pool.query<ErasureBacklog>(
    `SELECT count(*)::integer AS open, count(*) FILTER (WHERE failures > 0)::integer AS failing,
            min(requested_at) AS "openSince"
     FROM runtime.erasures WHERE step <> 'done'`,
  );
  return rows[0];
};

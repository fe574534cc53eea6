import type { Pool } from 'pg';
import type { Instant } from '#kernel';

/** How a process stands, for operators; no content of cases in it. */
export interface ProcessStatus {
  readonly process: string;
  /** Up to where it has reacted to the log: its backlog is what lies behind. */
  readonly position: string;
  readonly advancedAt: Instant;
  /** Why it does not go on; null while it does. */
  readonly error: string | null;
  /** Instances that remember something. */
  readonly instances: number;
  readonly parked: readonly ParkedInstance[];
  /** Commands and messages not settled yet. */
  readonly unsent: number;
  /** When the oldest of them was written. */
  readonly oldestUnsentAt: Instant | null;
  /** Of the one that was tried most often; null where all went well. */
  readonly sendError: string | null;
  readonly timers: number;
  readonly nextTimerDueAt: Instant | null;
}

/** An instance that failed and takes up nothing until it is tried again. */
export interface ParkedInstance {
  readonly instance: string;
  readonly parkedAt: Instant;
  readonly error: string;
  /** Events that wait for it. */
  readonly deferredEvents: number;
}

/** Parked instances that a status names at most. */
const parkedLimit = 100;

export const processStatuses = async (pool: Pool): Promise<readonly ProcessStatus[]> => {
  const { rows } = await pool.query<Omit<ProcessStatus, 'parked'>>(`
    SELECT p.process, p.position, p.advanced_at AS "advancedAt", p.error, i.instances, o.*, t.*
    FROM runtime.processes AS p,
      LATERAL (SELECT count(*)::integer AS instances FROM runtime.process_instances WHERE process = p.process) AS i,
      LATERAL (SELECT count(*)::integer AS unsent, min(written_at) AS "oldestUnsentAt",
                      (array_agg(error ORDER BY attempts DESC) FILTER (WHERE error IS NOT NULL))[1] AS "sendError"
               FROM runtime.outbox WHERE process = p.process AND settled_at IS NULL) AS o,
      LATERAL (SELECT count(*)::integer AS timers, min(due_at) AS "nextTimerDueAt"
               FROM runtime.timers WHERE process = p.process) AS t
    ORDER BY p.process`);
  return Promise.all(rows.map(async (row) => ({ ...row, parked: await parkedOf(pool, row.process) })));
};

const parkedOf = async (pool: Pool, process: string): Promise<readonly ParkedInstance[]> => {
  const { rows } = await pool.query<ParkedInstance>(
    `SELECT instance, parked_at AS "parkedAt", error,
            (SELECT count(*)::integer FROM runtime.deferred_events AS d
             WHERE d.process = i.process AND d.instance = i.instance) AS "deferredEvents"
     FROM runtime.process_instances AS i
     WHERE process = $1 AND parked_at IS NOT NULL ORDER BY parked_at LIMIT $2`,
    [process, parkedLimit],
  );
  return rows;
};

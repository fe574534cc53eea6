import type { Pool } from 'pg';
import type { Instant } from '#kernel';

/** Status of a process for operators. Contains no case data. */
export interface ProcessStatus {
  readonly process: string;
  /** Position up to which it has handled the log. Later events are its backlog. */
  readonly position: string;
  readonly advancedAt: Instant;
  /** Why it is stuck. Null while it makes progress. */
  readonly error: string | null;
  /** Number of instances with a stored state. */
  readonly instances: number;
  readonly parked: readonly ParkedInstance[];
  /** Number of unsettled commands and messages. */
  readonly unsent: number;
  /** When the oldest of them was written. */
  readonly oldestUnsentAt: Instant | null;
  /** Error of the entry with the most attempts. Null if there is none. */
  readonly sendError: string | null;
  readonly timers: number;
  readonly nextTimerDueAt: Instant | null;
}

/** An instance that failed. It handles no inputs until it is retried. */
export interface ParkedInstance {
  readonly instance: string;
  readonly parkedAt: Instant;
  readonly error: string;
  /** Number of events that wait for it. */
  readonly deferredEvents: number;
}

/** Maximum number of parked instances in a status. */
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

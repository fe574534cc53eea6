import type { Pool } from 'pg';
import type { Instant } from '#kernel';
import type { Process } from './process.js';

/** Kinds of inputs that are waiting. Read in one query without locks. */
export interface WaitingInputs {
  readonly timers: boolean;
  readonly outcomes: boolean;
  readonly retries: boolean;
}

export const waitingInputs = async (pool: Pool, { name }: Process, now: Instant): Promise<WaitingInputs> => {
  const isParked = (table: string): string =>
    `EXISTS (SELECT FROM runtime.process_instances AS i
             WHERE i.process = ${table}.process AND i.instance = ${table}.instance AND i.parked_at IS NOT NULL)`;
  const { rows } = await pool.query<WaitingInputs>({
    name: 'waiting-inputs',
    text: `SELECT EXISTS (SELECT FROM runtime.timers AS t
                          WHERE process = $1 AND due_at <= $2 AND NOT ${isParked('t')}) AS timers,
                  EXISTS (SELECT FROM runtime.outbox AS o
                          WHERE process = $1 AND settled_at IS NOT NULL AND reacted_at IS NULL
                            AND NOT ${isParked('o')}) AS outcomes,
                  EXISTS (SELECT FROM runtime.process_instances
                          WHERE process = $1 AND parked_at IS NOT NULL AND retry_wanted) AS retries`,
    values: [name, now],
  });
  return rows[0];
};

import type { ClientBase, Pool } from 'pg';
import type { Process } from './process.js';

/**
 * Requests a retry of parked instances of a process: one, or all if none is given. Its worker retries them within a
 * second. Returns their number.
 */
export const retryParkedInstance = async (pool: Pool, process: string, instance?: string): Promise<number> => {
  const { rowCount } = await pool.query(
    `UPDATE runtime.process_instances SET retry_wanted = true
     WHERE process = $1 AND parked_at IS NOT NULL AND ($2::text IS NULL OR instance = $2)`,
    [process, instance ?? null],
  );
  return rowCount ?? 0;
};

export const instanceToRetry = async (client: ClientBase, { name }: Process): Promise<string | undefined> => {
  const { rows } = await client.query<{ instance: string }>(
    `SELECT instance FROM runtime.process_instances
     WHERE process = $1 AND parked_at IS NOT NULL AND retry_wanted ORDER BY parked_at LIMIT 1`,
    [name],
  );
  return rows[0]?.instance;
};

export const unparkInstance = async (client: ClientBase, { name }: Process, instance: string): Promise<void> => {
  await client.query(
    `UPDATE runtime.process_instances SET parked_at = NULL, error = NULL, retry_wanted = false
     WHERE process = $1 AND instance = $2`,
    [name, instance],
  );
};

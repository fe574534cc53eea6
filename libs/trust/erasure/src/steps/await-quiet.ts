import type { Erasure } from '../erasure.js';
import type { ErasureParts } from '../erasure-parts.js';
import type { StepDone } from '../erasure-table.js';

/** Waits until no process has a key of the person cached, by the database's time, which all processes share. */
export const awaitQuiet = async (
  { id }: Erasure,
  { pool, store, quietMilliseconds }: ErasureParts,
): Promise<StepDone | undefined> => {
  const { rowCount } = await pool.query(
    `SELECT FROM runtime.erasures WHERE id = $1 AND step_at + $2 * interval '1 ms' <= clock_timestamp()`,
    [id, quietMilliseconds],
  );
  return rowCount ? { step: 'quiet', progress: { quietAt: await store.lastPosition() } } : undefined;
};

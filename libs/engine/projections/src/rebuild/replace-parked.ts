import type { ClientBase } from 'pg';
import { park } from '../parked-events.js';
import type { Projection } from '../projection.js';
import type { ParkedInLane } from './shadow-tables.js';

/**
 * Replaces the parked events with those of the rebuild, in the transaction of the swap. Workers cache which keys are
 * parked, so if that may have changed, raises the epochs to make them start again.
 */
export const replaceParked = async (
  client: ClientBase,
  { name, version, lanes }: Projection,
  parked: readonly ParkedInLane[],
): Promise<void> => {
  const { rowCount } = await client.query('DELETE FROM read.parked WHERE projection = $1 AND version = $2', [
    name,
    version,
  ]);
  if (rowCount === 0 && parked.length === 0) return;
  for (let lane = 0; lane < lanes; lane++) {
    const events = parked.filter((one) => one.lane === lane).map(({ event }) => event);
    await park(client, { name, version, lane }, events);
  }
  await client.query('UPDATE read.checkpoints SET epoch = epoch + 1 WHERE projection = $1 AND version = $2', [
    name,
    version,
  ]);
};

import { dropLeftovers } from '#projections';
import type { Erasure } from '../erasure.js';
import type { ErasureParts } from '../erasure-parts.js';
import type { StepDone } from '../erasure-table.js';
import { haveFolded } from './have-folded.js';

/**
 * Waits until all read models, including those being rebuilt, have dropped the person's data.
 * @throws Error while one cannot fold a stream of the person.
 */
export const awaitShown = async (
  { progress: { toldAt = '', streams = [] } }: Erasure,
  parts: ErasureParts,
): Promise<StepDone | undefined> => {
  const names = parts.projections.map(({ name }) => name);
  if (!(await haveFolded(parts, toldAt, names))) return undefined;
  const { rows } = await parts.pool.query<{ projection: string; stream: string }>(
    'SELECT projection, stream FROM read.parked WHERE stream = ANY ($1) LIMIT 1',
    [streams],
  );
  const [parked] = rows;
  if (parked)
    throw new Error(`${parked.projection} has parked ${parked.stream}: it still shows the data folded before`);
  return (await dropLeftovers(parts.pool, parts.projections)) ? { step: 'shown' } : undefined;
};

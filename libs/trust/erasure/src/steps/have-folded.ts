import { beginning } from '#kernel';
import { ReadModelBehind } from '#projections';
import type { ErasureParts } from '../erasure-parts.js';

const patienceMilliseconds = 100;

/**
 * Whether these read models have folded the log up to `position`.
 * @throws ProjectionParked if one could not fold the event there.
 */
export const haveFolded = async (
  { positions }: Pick<ErasureParts, 'positions'>,
  position: string,
  readModels: readonly string[],
): Promise<boolean> => {
  if (position === beginning) return true;
  try {
    await positions.waitFor(position, readModels, { timeoutMilliseconds: patienceMilliseconds });
    return true;
  } catch (error) {
    if (error instanceof ReadModelBehind) return false;
    throw error;
  }
};

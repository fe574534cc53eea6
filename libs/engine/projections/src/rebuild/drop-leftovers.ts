import type { Pool } from 'pg';
import type { Projection } from '../projection.js';
import { dropOthers, generationsOf, hasOthers } from './generations.js';
import { holding, RebuildUnderWay } from './hold.js';

/**
 * Sees to it that these projections have rows nowhere but where they are served from: drops what rebuilds have left behind.
 * False while one of them is being rebuilt or verified, or what was left is in use: ask again later.
 */
export const dropLeftovers = async (pool: Pool, projections: readonly Projection[]): Promise<boolean> => {
  for (const projection of projections) if (!(await isAlone(pool, projection))) return false;
  return true;
};

const isAlone = async (pool: Pool, projection: Projection): Promise<boolean> => {
  if (!(await hasOthers(pool, await generationsOf(pool, projection)))) return true;
  try {
    const [alone] = await holding(pool, [projection], async (_held, [client]) => {
      const generations = await generationsOf(client, projection);
      await dropOthers(client, generations);
      return [!(await hasOthers(client, generations))];
    });
    return alone;
  } catch (error) {
    if (error instanceof RebuildUnderWay) return false;
    throw error;
  }
};

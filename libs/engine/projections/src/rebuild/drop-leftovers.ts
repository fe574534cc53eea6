import type { Pool } from 'pg';
import type { Projection } from '../projection.js';
import { dropOthers, generationsOf, hasOthers } from './generations.js';
import { holding, RebuildUnderWay } from './hold.js';

/**
 * Drops the tables that rebuilds of these projections have left behind, so that their rows exist only once. Returns
 * false if a projection is being rebuilt or verified, or a leftover is in use: retry later.
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

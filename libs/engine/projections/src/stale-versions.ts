import type { Pool } from 'pg';
import type { Instant } from '#kernel';
import type { ProjectionId } from './projection.js';

/** A version of a projection that is in the database but not in this release. */
export interface StaleVersion extends ProjectionId {
  /** Position of its slowest lane. */
  readonly checkpoint: string;
  /** When a worker last advanced it. */
  readonly advancedAt: Instant;
}

/** Versions that can be dropped once no release that uses them is running. */
export const staleVersions = async (
  pool: Pool,
  projections: readonly ProjectionId[],
): Promise<readonly StaleVersion[]> => {
  const { rows } = await pool.query<StaleVersion>(
    `SELECT projection AS name, version, min(position) AS checkpoint, max(advanced_at) AS "advancedAt"
     FROM read.checkpoints GROUP BY projection, version ORDER BY projection, version`,
  );
  const isUsed = (known: ProjectionId) =>
    projections.some(({ name, version }) => name === known.name && version === known.version);
  return rows.filter((known) => !isUsed(known));
};

import type { Pool } from 'pg';
import type { Instant } from '#kernel';
import type { ProjectionId } from './projection.js';

/** A version of a projection that the database knows, and this release does not. */
export interface StaleVersion extends ProjectionId {
  /** The lowest of its lanes. */
  readonly checkpoint: string;
  /** When somebody last worked on it. */
  readonly advancedAt: Instant;
}

/** Versions that nobody needs any more once no release that uses them runs. */
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

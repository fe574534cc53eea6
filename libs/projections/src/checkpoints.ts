import type { ClientBase, Pool } from 'pg';
import { beginning } from '#kernel';
import type { ProjectionId } from './projection.js';

/** How far a projection has come, and by whose work: the epoch grows with every worker that takes over. */
export interface Checkpoint {
  readonly position: string;
  readonly epoch: string;
}

/** Another worker has taken the projection over; nothing was written. */
export class Superseded extends Error {
  override readonly name = 'Superseded';

  constructor({ name, version }: ProjectionId) {
    super(`Another worker has taken over ${name} v${version}`);
  }
}

const lane = 0;

/** Takes a projection over: whoever worked on it before can't commit any more. */
export const claim = async (pool: Pool, { name, version }: ProjectionId): Promise<Checkpoint> => {
  const { rows } = await pool.query<Checkpoint>(
    `INSERT INTO read.checkpoints AS c (projection, version, lane, position, epoch) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (projection, version, lane) DO UPDATE SET epoch = c.epoch + 1
     RETURNING position, epoch`,
    [name, version, lane, beginning],
  );
  return rows[0];
};

/**
 * Where a projection stands in the database, as its worker must know before it tries again: what a commit came to whose
 * answer was lost.
 * @throws Superseded
 */
export const reread = async (pool: Pool, projection: ProjectionId, epoch: string): Promise<Checkpoint> => {
  const { rows } = await pool.query<Checkpoint>(
    `SELECT position, epoch FROM read.checkpoints WHERE projection = $1 AND version = $2 AND lane = $3 AND epoch = $4`,
    [projection.name, projection.version, lane, epoch],
  );
  if (rows.length === 0) throw new Superseded(projection);
  return rows[0];
};

/**
 * Moves the checkpoint, within the transaction that writes the rows: compare and set.
 * @throws Superseded
 */
export const advance = async (
  client: ClientBase,
  projection: ProjectionId,
  from: Checkpoint,
  to: string,
): Promise<Checkpoint> => {
  const { rowCount } = await client.query({
    name: 'advance-checkpoint',
    text: `UPDATE read.checkpoints SET position = $6, advanced_at = clock_timestamp()
           WHERE projection = $1 AND version = $2 AND lane = $3 AND epoch = $4 AND position = $5`,
    values: [projection.name, projection.version, lane, from.epoch, from.position, to],
  });
  if (rowCount === 0) throw new Superseded(projection);
  return { ...from, position: to };
};

/** The lowest checkpoint over the lanes of one projection; undefined before anyone has worked on it. */
export const checkpointOf = async (
  client: ClientBase,
  { name, version }: ProjectionId,
): Promise<string | undefined> => {
  const { rows } = await client.query<{ position: string }>(
    'SELECT min(position) AS position FROM read.checkpoints WHERE projection = $1 AND version = $2 HAVING count(*) > 0',
    [name, version],
  );
  return rows[0]?.position;
};

/** The lowest checkpoint over the lanes of each projection that has any. */
export const lowestCheckpoints = async (pool: Pool): Promise<readonly (ProjectionId & { position: string })[]> => {
  const { rows } = await pool.query<ProjectionId & { position: string }>({
    name: 'lowest-checkpoints',
    text: 'SELECT projection AS name, version, min(position) AS position FROM read.checkpoints GROUP BY projection, version',
  });
  return rows;
};

import type { ClientBase } from 'pg';
import { beginning } from '#kernel';
import type { Projection } from '../projection.js';
import type { LanePositions } from './lane-positions.js';

const positionsOf = ({ lanes }: Projection, rows: readonly { lane: number; position: string }[]): LanePositions =>
  Array.from({ length: lanes }, (_, lane) => rows.find((row) => row.lane === lane)?.position ?? beginning);

/** The live projection's checkpoint of each lane. */
export const livePositions = async (client: ClientBase, projection: Projection): Promise<LanePositions> => {
  const { rows } = await client.query<{ lane: number; position: string }>(
    'SELECT lane, position FROM read.checkpoints WHERE projection = $1 AND version = $2',
    [projection.name, projection.version],
  );
  return positionsOf(projection, rows);
};

/**
 * The same, but locks the checkpoints until the end of the transaction. A worker moves its checkpoint before it writes.
 */
export const holdPositions = async (client: ClientBase, projection: Projection): Promise<LanePositions> => {
  const { name, version } = projection;
  await client.query(
    `INSERT INTO read.checkpoints (projection, version, lane, position, epoch)
     SELECT $1, $2, lane, $4, 0 FROM generate_series(0, $3::integer - 1) AS lane ON CONFLICT DO NOTHING`,
    [name, version, projection.lanes, beginning],
  );
  const { rows } = await client.query<{ lane: number; position: string }>(
    'SELECT lane, position FROM read.checkpoints WHERE projection = $1 AND version = $2 ORDER BY lane FOR UPDATE',
    [name, version],
  );
  return positionsOf(projection, rows);
};

/**
 * Sets the lanes' checkpoints to where a rebuild has come, within its transaction. Raises their epochs, so that workers
 * must claim them again.
 */
export const movePositions = async (
  client: ClientBase,
  { name, version }: Projection,
  positions: LanePositions,
): Promise<void> => {
  await client.query(
    `UPDATE read.checkpoints AS c
     SET position = moved.position::numeric, epoch = c.epoch + 1, advanced_at = clock_timestamp()
     FROM unnest($3::text[]) WITH ORDINALITY AS moved (position, nth)
     WHERE c.projection = $1 AND c.version = $2 AND c.lane = moved.nth - 1 AND c.position <> moved.position::numeric`,
    [name, version, positions],
  );
};

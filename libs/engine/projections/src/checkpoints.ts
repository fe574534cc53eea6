import type { ClientBase, Pool } from 'pg';
import { beginning } from '#kernel';
import { type LaneId, nameOf } from './lane-id.js';

/** Position of a lane and its epoch, the fencing token: it increases whenever a worker takes the lane over. */
export interface Checkpoint {
  readonly position: string;
  readonly epoch: string;
}

/** Another worker has taken over the lane. Nothing was written. */
export class Superseded extends Error {
  override readonly name = 'Superseded';

  constructor(lane: LaneId) {
    super(`Another worker has taken over ${nameOf(lane)}`);
  }
}

const ofLane = 'projection = $1 AND version = $2 AND lane = $3';

/** Takes a lane over: raises its epoch, so that the previous worker can no longer commit. */
export const claim = async (pool: Pool, { name, version, lane }: LaneId): Promise<Checkpoint> => {
  const { rows } = await pool.query<Checkpoint>(
    `INSERT INTO read.checkpoints AS c (projection, version, lane, position, epoch) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (projection, version, lane) DO UPDATE SET epoch = c.epoch + 1
     RETURNING position, epoch`,
    [name, version, lane, beginning],
  );
  return rows[0];
};

/**
 * Reads the stored checkpoint after a failure, since a commit whose answer was lost may have succeeded.
 * @throws Superseded if another worker has taken over the lane.
 */
export const reread = async (pool: Pool, lane: LaneId, epoch: string): Promise<Checkpoint> => {
  const { rows } = await pool.query<Checkpoint>(
    `SELECT position, epoch FROM read.checkpoints WHERE ${ofLane} AND epoch = $4`,
    [lane.name, lane.version, lane.lane, epoch],
  );
  if (rows.length === 0) throw new Superseded(lane);
  return rows[0];
};

/**
 * Progress of a lane. No event between `written` and `position` affects it, so the stored checkpoint may be anywhere
 * between the two.
 */
export interface Reached extends Checkpoint {
  /** The checkpoint when rows were last written. */
  readonly written: string;
}

/**
 * Moves the checkpoint by compare-and-set, in the transaction that writes the rows.
 * @throws Superseded if another worker has taken over the lane.
 */
export const advance = async (client: ClientBase, lane: LaneId, from: Reached, to: string): Promise<void> => {
  const { rowCount } = await client.query({
    name: 'advance-checkpoint',
    text: `UPDATE read.checkpoints
           SET position = $7, advanced_at = clock_timestamp()
           WHERE ${ofLane} AND epoch = $4 AND position BETWEEN $5 AND $6`,
    values: [lane.name, lane.version, lane.lane, from.epoch, from.written, from.position, to],
  });
  if (rowCount === 0) throw new Superseded(lane);
};

/** Records that a lane is failing and will be retried. */
export const noteLaneFailure = async (
  pool: Pool,
  { name, version, lane }: LaneId,
  epoch: string,
  failure: { readonly failures: number; readonly error: string },
): Promise<void> => {
  await pool.query(
    `UPDATE read.checkpoints SET failures = $5, error = $6, failing_since = coalesce(failing_since, clock_timestamp())
     WHERE ${ofLane} AND epoch = $4`,
    [name, version, lane, epoch, failure.failures, failure.error],
  );
};

/** Records that a failing lane has made progress. */
export const noteRecovery = async (pool: Pool, { name, version, lane }: LaneId, epoch: string): Promise<void> => {
  await pool.query(
    `UPDATE read.checkpoints SET failures = 0, error = NULL, failing_since = NULL WHERE ${ofLane} AND epoch = $4`,
    [name, version, lane, epoch],
  );
};

export interface LanePosition extends LaneId {
  readonly position: string;
  /** Whether the lane has parked events. */
  readonly hasParked: boolean;
}

/** The positions of all lanes on which anybody has ever worked. */
export const lanePositions = async (pool: Pool): Promise<readonly LanePosition[]> => {
  const { rows } = await pool.query<LanePosition>({
    name: 'lane-positions',
    text: `SELECT projection AS name, version, lane, position,
             EXISTS (SELECT FROM read.parked AS p
                     WHERE p.projection = c.projection AND p.version = c.version AND p.lane = c.lane) AS "hasParked"
           FROM read.checkpoints AS c`,
  });
  return rows;
};

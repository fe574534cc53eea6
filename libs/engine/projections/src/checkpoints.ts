import type { ClientBase, Pool } from 'pg';
import { beginning } from '#kernel';
import { type LaneId, nameOf } from './lane-id.js';

/** How far a lane has come, and by whose work: the epoch grows with every worker that takes over. */
export interface Checkpoint {
  readonly position: string;
  readonly epoch: string;
}

/** Another worker has taken the lane over; nothing was written. */
export class Superseded extends Error {
  override readonly name = 'Superseded';

  constructor(lane: LaneId) {
    super(`Another worker has taken over ${nameOf(lane)}`);
  }
}

const ofLane = 'projection = $1 AND version = $2 AND lane = $3';

/** Takes a lane over: whoever worked on it before can't commit any more. */
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
 * Where a lane stands in the database, as its worker must know before it tries again: what a commit came to whose answer
 * was lost.
 * @throws Superseded
 */
export const reread = async (pool: Pool, lane: LaneId, epoch: string): Promise<Checkpoint> => {
  const { rows } = await pool.query<Checkpoint>(
    `SELECT position, epoch FROM read.checkpoints WHERE ${ofLane} AND epoch = $4`,
    [lane.name, lane.version, lane.lane, epoch],
  );
  if (rows.length === 0) throw new Superseded(lane);
  return rows[0];
};

/** Between these positions lies nothing that concerns the lane: the stored checkpoint may be at either, or in between. */
export interface Reached extends Checkpoint {
  /** What the checkpoint was when rows were last written. */
  readonly written: string;
}

/**
 * Moves the checkpoint, within the transaction that writes the rows: compare and set.
 * @throws Superseded
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

/** Keeps in view that a lane fails, and is tried again. */
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

/** It has come further. */
export const noteRecovery = async (pool: Pool, { name, version, lane }: LaneId, epoch: string): Promise<void> => {
  await pool.query(
    `UPDATE read.checkpoints SET failures = 0, error = NULL, failing_since = NULL WHERE ${ofLane} AND epoch = $4`,
    [name, version, lane, epoch],
  );
};

export interface LanePosition extends LaneId {
  readonly position: string;
  /** Whether anything is parked there. */
  readonly hasParked: boolean;
}

/** Where every lane stands that anyone has ever worked on. */
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

import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import { comparePositions, type Instant } from '#kernel';
import { type Lag, lagOf } from './lag.js';
import type { Projection } from './projection.js';
import { type LaneRow, laneRows, type ParkedKey, parkedKeyCount, parkedKeysOf } from './status-rows.js';

export interface LaneStatus extends LaneRow {
  readonly lag: Lag;
}

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** Position of its slowest lane. `lag` is that lane's. */
  readonly checkpoint: string;
  readonly lag: Lag;
  readonly lanes: readonly LaneStatus[];
  /** Total number of parked keys. */
  readonly parkedKeys: number;
  /** The first parked keys in log order, at most 100. */
  readonly parked: readonly ParkedKey[];
}

/** Status of projections, wherever their workers run. */
export const projectionStatuses = (
  pool: Pool,
  store: EventStore,
  projections: readonly Projection[],
  now: Instant,
): Promise<readonly ProjectionStatus[]> =>
  Promise.all(
    projections.map(async (projection) => {
      const { name, version } = projection;
      const lanes = await laneStatuses(pool, store, projection, now);
      const { checkpoint, lag } = lanes.reduce((a, b) => (comparePositions(a.checkpoint, b.checkpoint) <= 0 ? a : b));
      const parkedKeys = await parkedKeyCount(pool, projection);
      const parked = parkedKeys === 0 ? [] : await parkedKeysOf(pool, projection);
      return { name, version, checkpoint, lag, lanes, parkedKeys, parked };
    }),
  );

const laneStatuses = async (
  pool: Pool,
  store: EventStore,
  projection: Projection,
  now: Instant,
): Promise<readonly LaneStatus[]> => {
  const lags = new Map<string, Promise<Lag>>(); // most lanes are at the same position
  const lagAt = (position: string): Promise<Lag> => {
    const lag = lags.get(position) ?? lagOf(store, projection, position, now);
    lags.set(position, lag);
    return lag;
  };
  const rows = await laneRows(pool, projection);
  return Promise.all(rows.map(async (row) => ({ ...row, lag: await lagAt(row.checkpoint) })));
};

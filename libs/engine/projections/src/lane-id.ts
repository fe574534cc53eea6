import type { ProjectionId } from './projection.js';

/** One lane of a projection: a share of its keys. */
export interface LaneId extends ProjectionId {
  readonly lane: number;
}

/** Name of a lane and its lease, the same in every process: `projection cases v1 lane 0`. */
export const nameOf = ({ name, version, lane }: LaneId): string => `projection ${name} v${version} lane ${lane}`;

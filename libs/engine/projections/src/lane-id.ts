import type { ProjectionId } from './projection.js';

/** One share of the keys of a projection. */
export interface LaneId extends ProjectionId {
  readonly lane: number;
}

/** The same in every process: `projection cases v1 lane 0`. Its lease has this name. */
export const nameOf = ({ name, version, lane }: LaneId): string => `projection ${name} v${version} lane ${lane}`;

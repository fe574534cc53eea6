import type { EventStore } from '#event-store';
import { instantOf } from '#kernel';
import { lagOf } from './lag.js';
import type { Projector } from './projector.js';

/** How a projection is doing, for metrics, readiness and the operator. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly checkpoint: string;
  /** Age of the oldest event not yet folded; 0 when there is none. */
  readonly lagMilliseconds: number;
  /** In a row, since something was last folded. */
  readonly failures: number;
  /** What failed last, while it fails. */
  readonly error?: string;
}

export const statusOf = async (projector: Projector, store: EventStore): Promise<ProjectionStatus> => {
  const { projection, position: checkpoint, failures, error } = projector;
  const { name, version } = projection;
  const lagMilliseconds = await lagOf(store, projection, checkpoint, instantOf(Date.now()));
  return { name, version, checkpoint, lagMilliseconds, failures, error };
};

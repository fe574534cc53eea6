import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import { comparePositions, OperatorError } from '#kernel';
import { lanePositions } from './checkpoints.js';
import { type LaneId, nameOf } from './lane-id.js';
import type { Projection } from './projection.js';

/** The log ends before a checkpoint: it was restored from an older backup, or is a different log. */
export class CheckpointBeyondLog extends OperatorError {
  override readonly name = 'CheckpointBeyondLog';

  constructor(what: string, checkpoint: string, end: string) {
    super(
      `${what} has folded the log up to ${checkpoint}, but the log ends at ${end}: rebuild the read models (casefold projections rebuild).`,
    );
  }
}

/** @throws CheckpointBeyondLog naming the first lane whose checkpoint is beyond the end of the log. */
export const assertWithinLog = (lanes: readonly (LaneId & { readonly position: string })[], end: string): void => {
  for (const lane of lanes) {
    if (comparePositions(lane.position, end) > 0) throw new CheckpointBeyondLog(nameOf(lane), lane.position, end);
  }
};

/**
 * Check at service start, so that read models ahead of the log are not served.
 * @throws CheckpointBeyondLog if one is.
 */
export const refuseOlderLog = async (
  pool: Pool,
  store: EventStore,
  projections: readonly Projection[],
): Promise<void> => {
  const lanes = await lanePositions(pool); // read before the end of the log, which only grows
  const isOurs = ({ name, version }: LaneId) => projections.some((own) => own.name === name && own.version === version);
  assertWithinLog(lanes.filter(isOurs), await store.lastPosition());
};

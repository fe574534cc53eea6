import { comparePositions } from '#kernel';
import type { DecodedBatch } from '../decoded-batch.js';
import type { Projection } from '../projection.js';
import { batchesOf, type RebuildParts } from './fold-log.js';
import type { LanePositions } from './lane-positions.js';

/** The last part of the log, in memory. */
export interface LogWindow {
  readonly after: string;
  readonly through: string;
  readonly batches: readonly DecodedBatch[];
}

/** Limit for what is folded while the lanes are locked. Lanes further behind are not covered. */
const mostEvents = 20_000;

/** Reads the next events of lanes at these positions, so that they can be folded later without reading. */
export const readWindow = async (
  parts: RebuildParts,
  projection: Projection,
  positions: LanePositions,
): Promise<LogWindow> => {
  let window: LogWindow = { after: positions[0], through: positions[0], batches: [] };
  for (const after of [...new Set(positions)].sort(comparePositions)) {
    const batches: DecodedBatch[] = [];
    let events = 0;
    for await (const batch of batchesOf(parts, [projection], after)) {
      batches.push(batch);
      events += batch.events.length;
      if (events > mostEvents) break;
    }
    window = { after, through: batches.at(-1)?.through ?? after, batches };
    if (events <= mostEvents) break;
  }
  return window;
};

/** Whether the window contains everything between these positions, for each lane. */
export const covers = ({ after, through }: LogWindow, from: LanePositions, to: LanePositions): boolean =>
  to.every((position, lane) => {
    if (comparePositions(position, from[lane]) <= 0) return true;
    return comparePositions(from[lane], after) >= 0 && comparePositions(position, through) <= 0;
  });

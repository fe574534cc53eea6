import { comparePositions } from '#kernel';
import type { DecodedBatch } from '../decoded-batch.js';
import type { Projection } from '../projection.js';
import { batchesOf, type RebuildParts } from './fold-log.js';
import type { LanePositions } from './lane-positions.js';

/** The last piece of the log, in memory. */
export interface LogWindow {
  readonly after: string;
  readonly through: string;
  readonly batches: readonly DecodedBatch[];
}

/** A window is for a moment; a lane so far behind the others that all between is more than this has to stay out of it. */
const mostEvents = 20_000;

/** Reads what lanes at these positions come to next, so that it can be folded without reading. */
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

/** Whether everything between these positions, lane by lane, is in the window. */
export const covers = ({ after, through }: LogWindow, from: LanePositions, to: LanePositions): boolean =>
  to.every((position, lane) => {
    if (comparePositions(position, from[lane]) <= 0) return true;
    return comparePositions(from[lane], after) >= 0 && comparePositions(position, through) <= 0;
  });

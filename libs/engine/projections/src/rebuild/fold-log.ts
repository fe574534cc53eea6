import { setImmediate as immediate } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Decoder, EventStore } from '#event-store';
import { comparePositions } from '#kernel';
import { DecodedBatch } from '../decoded-batch.js';
import { readingFor } from '../decoded-event.js';
import type { Projection } from '../projection.js';
import type { ShadowTables } from './shadow-tables.js';
import { highest, type LanePositions, lower, lowest } from './lane-positions.js';
import { readAhead } from './read-ahead.js';

export interface RebuildParts {
  readonly pool: Pool;
  readonly store: EventStore;
  /** Opens everything that a fold may put into a row. */
  readonly decoder: Decoder;
}

/** An aside, and how far its lanes are to go. */
export interface Course {
  readonly projection: Projection;
  readonly shadow: ShadowTables;
  readonly through: LanePositions;
}

export interface FoldOptions {
  /** Ends the work with the reason of the signal. */
  readonly signal?: AbortSignal;
  /** Told after each batch how many events it had, and up to where the log is folded now. */
  readonly onBatch?: (events: number, through: string) => void;
}

/** Enough for what is loaded and folded together to cost less; few enough to be garbage before anyone has carried them about. */
const batchSize = 500;

/** Reads the log once, opens each event once, and folds it into all of these. */
export const foldLog = async (
  parts: RebuildParts,
  courses: readonly Course[],
  { signal, onBatch }: FoldOptions = {},
): Promise<void> => {
  const ways = courses.flatMap(({ shadow, through }) =>
    shadow.positions
      .map((from, lane) => ({ from, to: through[lane] }))
      .filter(({ from, to }) => lower(from, to) !== to),
  );
  if (ways.length === 0) return;
  const end = highest(ways.map(({ to }) => to));
  const projections = courses.map(({ projection }) => projection);
  try {
    for await (const batch of readAhead(batchesOf(parts, projections, lowest(ways.map(({ from }) => from))))) {
      signal?.throwIfAborted();
      for (const { shadow, through } of courses) {
        await shadow.fold(batch, through);
        await immediate(); // others of this process come between
      }
      onBatch?.(batch.events.length, batch.through);
      if (comparePositions(batch.through, end) >= 0) return;
    }
  } finally {
    await Promise.all(courses.map(({ shadow }) => shadow.rest()));
  }
};

/** What is to be folded of the log behind a position, decoded, up to where it ends now. */
export async function* batchesOf(
  { store, decoder }: RebuildParts,
  projections: readonly Projection[],
  after: string,
): AsyncGenerator<DecodedBatch, void, void> {
  const { categories, decode } = readingFor(decoder, projections);
  let reached = after;
  for await (const { events, through } of readAhead(store.readAll({ after, categories, batchSize }))) {
    yield new DecodedBatch(await decode(events), reached, through);
    reached = through;
  }
}

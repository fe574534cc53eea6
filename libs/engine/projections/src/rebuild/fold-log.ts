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
  /** Decrypts all fields that a fold may put into a row. */
  readonly decoder: Decoder;
}

/** A projection being folded into shadow tables, and the target position of each lane. */
export interface Course {
  readonly projection: Projection;
  readonly shadow: ShadowTables;
  readonly through: LanePositions;
}

export interface FoldOptions {
  /** Aborts the work with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after each batch with its number of events and the position reached. */
  readonly onBatch?: (events: number, through: string) => void;
}

/** Large enough to share the cost of loading and folding, small enough to be collected as young garbage. */
const batchSize = 500;

/** Reads the log once, decodes each event once, and folds it into all these projections. */
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
        await immediate(); // lets other work of the process run
      }
      onBatch?.(batch.events.length, batch.through);
      if (comparePositions(batch.through, end) >= 0) return;
    }
  } finally {
    await Promise.all(courses.map(({ shadow }) => shadow.rest()));
  }
};

/** Decoded batches of what these projections need, after a position up to the present end of the log. */
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

import { categoryOf, type EventStore } from '#event-store';
import { comparePositions } from '#kernel';
import { type Decode, type DecodedEvent, decodeEach, placeOf } from '../decoded-event.js';
import type { Projection } from '../projection.js';
import type { Aside } from './aside.js';
import { highest, type LanePositions, lower, lowest } from './lane-positions.js';
import { readAhead } from './read-ahead.js';

export interface RebuildParts {
  readonly store: EventStore;
  /** Opens everything that a fold may put into a row. */
  readonly decode: Decode;
}

/** An aside, and how far it is to go. */
export interface Course {
  readonly projection: Projection;
  readonly aside: Aside;
  readonly through: LanePositions;
}

export interface FoldOptions {
  /** Ends the work with the reason of the signal. */
  readonly signal?: AbortSignal;
  /** Told after each batch how many events it had, and up to where the log is folded now. */
  readonly onBatch?: (events: number, through: string) => void;
}

/** Large: what is not loaded, folded and written together is what costs. */
const batchSize = 5_000;

/** Reads the log once, opens each event once, and folds it into all of these. */
export const foldLog = async (
  { store, decode }: RebuildParts,
  courses: readonly Course[],
  { signal, onBatch }: FoldOptions = {},
): Promise<void> => {
  const after = lowest(courses.flatMap(({ aside }) => aside.positions));
  const end = highest(courses.flatMap(({ through }) => through));
  const categories = [...new Set(courses.flatMap(({ projection }) => projection.categories))];
  let reached = after;
  if (comparePositions(after, end) >= 0) return;
  for await (const batch of readAhead(store.readAll({ after, categories, batchSize }))) {
    signal?.throwIfAborted();
    const decoded = await decodeEach(decode, batch.events);
    for (const { aside, projection, through } of courses) {
      const events = concerning(projection, categories, decoded);
      await aside.fold({ after: reached, events, through: through.map((position) => lower(position, batch.through)) });
    }
    reached = batch.through;
    onBatch?.(decoded.length, reached);
    if (comparePositions(reached, end) >= 0) return;
  }
};

const concerning = (
  projection: Projection,
  read: readonly string[],
  events: readonly DecodedEvent[],
): readonly DecodedEvent[] =>
  read.every((category) => projection.categories.includes(category))
    ? events
    : events.filter((event) => projection.categories.includes(categoryOf(placeOf(event).stream)));

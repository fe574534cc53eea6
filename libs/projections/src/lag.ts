import type { EventStore } from '#event-store';
import { type Instant, millisecondsOf } from '#kernel';
import type { Projection } from './projection.js';

/** Milliseconds, at `now`, since the log took the oldest event that a projection at this position has not folded; 0 when there is none. */
export const lagOf = async (
  store: EventStore,
  { categories }: Pick<Projection, 'categories'>,
  position: string,
  now: Instant,
): Promise<number> => {
  for await (const { events } of store.readAll({ after: position, categories, batchSize: 1 })) {
    if (events.length > 0) return Math.max(0, millisecondsOf(now) - millisecondsOf(events[0].recordedAt));
  }
  return 0;
};

import type { EventStore } from '#event-store';
import { comparePositions, type Instant, millisecondsOf } from '#kernel';
import type { Projection } from './projection.js';

/** How far a read model is behind the log. */
export interface Lag {
  /** Age in seconds of the oldest event not yet folded; 0 if there is none. */
  readonly seconds: number;
  /** Number of log events after its position, of any category. Undefined if the store's positions have gaps. */
  readonly events?: number;
}

export const lagOf = async (
  store: EventStore,
  { categories }: Pick<Projection, 'categories'>,
  position: string,
  now: Instant,
): Promise<Lag> => {
  const end = await store.lastPosition();
  const events = store.densePositions ? Number(BigInt(end) - BigInt(position)) : undefined;
  if (comparePositions(position, end) >= 0) return { seconds: 0, events };
  for await (const batch of store.readAll({ after: position, categories, batchSize: 1 })) {
    const [oldest] = batch.events;
    if (oldest)
      return { seconds: Math.max(0, millisecondsOf(now) - millisecondsOf(oldest.recordedAt)) / 1_000, events };
  }
  return { seconds: 0, events };
};

import type { EventStore } from '#event-store';
import { type Instant, millisecondsOf } from '#kernel';
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
  const { projection, position, failures, error } = projector;
  const { name, version, categories } = projection;
  const waitingSince = await recordedAfter(store, position, categories);
  const lagMilliseconds = waitingSince ? Math.max(0, Date.now() - millisecondsOf(waitingSince)) : 0;
  return { name, version, checkpoint: position, lagMilliseconds, failures, error };
};

const recordedAfter = async (
  store: EventStore,
  after: string,
  categories: readonly string[],
): Promise<Instant | undefined> => {
  for await (const { events } of store.readAll({ after, categories, batchSize: 1 })) {
    if (events.length > 0) return events[0].recordedAt;
  }
  return undefined;
};

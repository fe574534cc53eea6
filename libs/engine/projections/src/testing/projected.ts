import type { DomainEvent, Recorded } from '#kernel';
import { FoldedInMemory } from '../fold-in-memory.js';
import type { Projection, Rows } from '../projection.js';

/**
 * The rows, of each table, that events leave behind: `projected(queueBoard, events).board`.
 * @throws what the projection throws at the first event that it can't fold.
 */
export const projected = <Event extends DomainEvent, R extends Rows>(
  projection: Projection<Event, R>,
  events: readonly Recorded[],
): { readonly [T in keyof R]: readonly R[T][] } => {
  const folded = new FoldedInMemory(projection as Projection);
  folded.fold(events);
  if (folded.parked.length > 0) throw folded.parked[0].error;
  return Object.fromEntries([...folded.rows].map(([table, rows]) => [table, [...rows.values()]])) as unknown as {
    readonly [T in keyof R]: readonly R[T][];
  };
};

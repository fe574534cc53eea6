import type { DomainEvent, Recorded } from '#kernel';
import type { Projection, Rows } from '../projection.js';
import { foldEvents } from '../row-sets.js';

/** The rows, of each table, that events leave behind: `projected(queueBoard, events).board`. */
export const projected = <Event extends DomainEvent, R extends Rows>(
  projection: Projection<Event, R>,
  events: readonly Recorded<Event>[],
): { readonly [T in keyof R]: readonly R[T][] } => {
  const folded = foldEvents(projection as Projection, new Map(), events);
  return Object.fromEntries(
    [...folded].map(([table, rows]) => [table, [...rows.values()].filter((row) => row !== null)]),
  ) as unknown as { readonly [T in keyof R]: readonly R[T][] };
};

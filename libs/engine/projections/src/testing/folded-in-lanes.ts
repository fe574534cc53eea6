import type { DomainEvent, Recorded } from '#kernel';
import { inSegments } from '../keyed-events.js';
import { DecodedBatch } from '../decoded-batch.js';
import { foldBatch } from '../fold-batch.js';
import type { Projection, Row, Rows } from '../projection.js';

/** What each lane of a projection makes of events, table → key → row: a lane sees its own rows alone. */
export const foldedInLanes = <Event extends DomainEvent, R extends Rows>(
  projection: Projection<Event, R>,
  events: readonly Recorded[],
): readonly ReadonlyMap<string, ReadonlyMap<string, Row | null>>[] => {
  const batch = new DecodedBatch(events, '0', events.at(-1)?.envelope.position ?? '0');
  return Array.from({ length: projection.lanes }, (_, lane) => {
    const rows = new Map(Object.keys(projection.tables).map((table) => [table, new Map<string, Row | null>()]));
    for (const segment of inSegments(batch.keyedEvents(projection as Projection, lane))) {
      const { changes } = foldBatch(projection as Projection, { found: rows, parked: new Set() }, segment);
      for (const [table, changed] of changes) for (const [key, row] of changed) rows.get(table)?.set(key, row);
    }
    return rows;
  });
};

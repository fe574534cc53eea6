import type { ClientBase } from 'pg';
import { type KeyedEvent, inSegments, keysOf } from './keyed-events.js';
import { foldBatch, type ParkedEvent } from './fold-batch.js';
import type { Projection } from './projection.js';
import { loadRows, writeRows } from './read-tables.js';
import { sweepTable } from './sweeps.js';

export interface StoredGround {
  readonly lane: number;
  /** Lane keys that are parked. */
  readonly parked: ReadonlySet<string>;
  /** If set, sweeps reach only rows of this lane key. The others were swept before. */
  readonly laneKey?: string;
}

/** Folds events into the stored rows, within a transaction. Returns what was parked, for the caller to record. */
export const foldStored = async (
  client: ClientBase,
  projection: Projection,
  { lane, parked, laneKey }: StoredGround,
  keyedEvents: readonly KeyedEvent[],
): Promise<readonly ParkedEvent[]> => {
  const events: ParkedEvent[] = [];
  const keys = new Set(parked);
  for (const segment of inSegments(keyedEvents)) {
    const found = await loadRows(client, projection, keysOf(segment));
    const folded = foldBatch(projection, { found, parked: keys }, segment);
    await writeRows(client, projection, folded.changes);
    for (const event of folded.parked) {
      events.push(event);
      keys.add(event.laneKey);
    }
    const scope = laneKey === undefined ? { lane, parked: keys } : { laneKey };
    for (const sweep of folded.sweeps) await sweepTable(client, projection, sweep, scope);
  }
  return events;
};

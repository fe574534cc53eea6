import type { EventStore, StoredEvent } from '#event-store';
import { collect } from '#event-store';
import type { Pool } from 'pg';
import { type Decode, decodeEach, type EventPlace } from './decoded-event.js';
import { parkedUnder } from './parked-events.js';
import type { Projector } from './projector.js';

export interface RetryParts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly decode: Decode;
}

const eventsAtOnce = 500;

/** Folds what is parked under a key, in the order of the log, up to the first event that fails again. */
export const retryParked = async (
  { pool, store, decode }: RetryParts,
  projector: Projector,
  key: string,
): Promise<void> => {
  for (;;) {
    const places = await parkedUnder(pool, projector.id, key, eventsAtOnce);
    if (places.length === 0) return projector.release(key);
    const events = await decodeEach(decode, await readAgain(store, places));
    if (!(await projector.foldParked(key, events))) return;
  }
};

const readAgain = async (store: EventStore, places: readonly EventPlace[]): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for (const { stream, from, to } of runsOf(places)) {
    const run = await collect(store.readStream(stream, { from, to }));
    if (run.length !== to - from + 1)
      throw new Error(`The log lacks parked events of ${stream}: rebuild the read model`);
    events.push(...run);
  }
  return events;
};

interface Run {
  readonly stream: string;
  readonly from: number;
  to: number;
}

/** Neighbours of one stream are read at once. */
const runsOf = (places: readonly EventPlace[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const { stream, revision } of places) {
    const last = runs.at(-1);
    if (last?.stream === stream && last.to === revision - 1) last.to = revision;
    else runs.push({ stream, from: revision, to: revision });
  }
  return runs;
};

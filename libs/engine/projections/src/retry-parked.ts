import { collect, type Decoder, type EventStore, type StoredEvent } from '#event-store';
import type { Pool } from 'pg';
import { decodeEach, type EventPlace } from './decoded-event.js';
import { failedAgain, parkedUnder } from './parked-events.js';
import type { Projector } from './projector.js';

export interface RetryParts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly decoder: Decoder;
}

const eventsAtOnce = 500;

/** Folds the events parked under a key, in log order, up to the first that fails again. */
export const retryParkedKey = async (
  { pool, store, decoder }: RetryParts,
  projector: Projector,
  key: string,
): Promise<void> => {
  for (;;) {
    const places = await parkedUnder(pool, projector.id, key, eventsAtOnce);
    if (places.length === 0) return projector.release(key);
    const stored = await readAgain(store, places);
    if (!stored) return failedAgain(pool, projector.id, { ...places[0], laneKey: key, error: lostFromLog });
    if (!(await projector.foldParked(key, await decodeEach(decoder, stored)))) return;
  }
};

const lostFromLog = 'The event is no longer in the log: rebuild the read model.';

/** Undefined if one of them is missing. */
const readAgain = async (
  store: EventStore,
  places: readonly EventPlace[],
): Promise<readonly StoredEvent[] | undefined> => {
  const events: StoredEvent[] = [];
  for (const { stream, from, to } of runsOf(places)) {
    const run = await collect(store.readStream(stream, { from, to }));
    if (run.length !== to - from + 1) return undefined;
    events.push(...run);
  }
  return events;
};

interface Run {
  readonly stream: string;
  readonly from: number;
  to: number;
}

/** Adjacent events of a stream are read together. */
const runsOf = (places: readonly EventPlace[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const { stream, revision } of places) {
    const last = runs.at(-1);
    if (last?.stream === stream && last.to === revision - 1) last.to = revision;
    else runs.push({ stream, from: revision, to: revision });
  }
  return runs;
};

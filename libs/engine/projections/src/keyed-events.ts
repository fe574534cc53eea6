import { categoryOf, type EventName, reacting } from '#event-store';
import type { Recorded } from '#kernel';
import { type DecodedEvent, placeOf } from './decoded-event.js';
import { laneKeyOf } from './lanes.js';
import type { Keys, Projection, Rows, Sweep } from './projection.js';

/** The lane key for sweeps, which reach rows that they cannot name. */
export const sweptKey = '*';

/** The effect of an event on one lane key. Folded, parked and retried separately. */
export interface KeyedEvent {
  readonly event: DecodedEvent;
  readonly laneKey: string;
  /** The rows of the lane key that the event names. Empty if they cannot be determined. */
  readonly keys: Keys<Rows>;
  /** Updates of all matching rows. If there are any, `keys` is empty. */
  readonly sweeps: readonly Sweep<Rows>[];
  /** Why it cannot be folded. */
  readonly error?: unknown;
}

const noSweeps: readonly Sweep<Rows>[] = [];
const noKeys: readonly string[] = [];

/** The effects of events on the rows of a projection, in order. An event's sweeps come after the rows that it names. */
export const byAffectedKey = (projection: Projection, events: readonly DecodedEvent[]): KeyedEvent[] => {
  const keyedEvents: KeyedEvent[] = [];
  const isReactedTo = reacting(projection.reactsTo);
  for (const event of events) {
    if ('place' in event) {
      if (isReactedTo(event.place) || (!event.isKnown && follows(projection, event.place)))
        keyedEvents.push(...unknown(projection, event, event.error));
    } else if (isReactedTo({ stream: event.envelope.stream, type: event.type })) {
      addKnown(keyedEvents, projection, event);
    }
  }
  return keyedEvents;
};

const follows = ({ categories }: Projection, { stream }: EventName): boolean => categories.includes(categoryOf(stream));

const addKnown = (keyedEvents: KeyedEvent[], projection: Projection, event: Recorded): void => {
  try {
    const keys = projection.keys(event);
    const sweeping = swept(event, projection);
    const laneKey = onlyLaneKeyOf(keys);
    if (laneKey !== undefined) keyedEvents.push({ event, laneKey, keys, sweeps: noSweeps }, ...sweeping);
    else keyedEvents.push(...named(event, keys), ...sweeping);
  } catch (error) {
    keyedEvents.push(...unknown(projection, event, error));
  }
};

/** The single lane key of all rows, as for most events, or undefined. */
const onlyLaneKeyOf = (keys: Keys<Rows>): string | undefined => {
  let only: string | undefined;
  for (const table in keys) {
    for (const key of keys[table] ?? noKeys) {
      const laneKey = laneKeyOf(key);
      only ??= laneKey;
      if (laneKey !== only) return undefined;
    }
  }
  return only;
};

const named = (event: Recorded, keys: Keys<Rows>): KeyedEvent[] => {
  const ofLaneKey = new Map<string, Record<string, string[]>>();
  for (const [table, ofTable] of Object.entries(keys)) {
    for (const key of ofTable ?? []) {
      const laneKey = laneKeyOf(key);
      let own = ofLaneKey.get(laneKey);
      if (!own) ofLaneKey.set(laneKey, (own = {}));
      (own[table] ??= []).push(key);
    }
  }
  return [...ofLaneKey].map(([laneKey, own]) => ({ event, laneKey, keys: own, sweeps: [] }));
};

const swept = (event: Recorded, projection: Projection): KeyedEvent[] => {
  if (!projection.sweeps?.types.includes(event.type)) return [];
  const keyedEvent = { event, laneKey: sweptKey, keys: {} };
  try {
    const sweeps = projection.sweeps.of(event);
    for (const sweep of sweeps) assertSweepable(projection, sweep);
    return sweeps.length === 0 ? [] : [{ ...keyedEvent, sweeps }];
  } catch (error) {
    return [{ ...keyedEvent, sweeps: [], error }];
  }
};

const assertSweepable = ({ name, tables, derived = {} }: Projection, { table, patch }: Sweep<Rows>): void => {
  const { key } = tables[table];
  const made = Object.values(derived).find(({ of }) => of === table);
  if (made) throw new Error(`${name} sweeps ${table}, from which ${made.name} is derived`);
  if (key in patch) throw new Error(`${name} sweeps ${key}, the key of ${table}`);
};

const unknown = (projection: Projection, event: DecodedEvent, error: unknown): KeyedEvent[] => {
  const { stream, type } = placeOf(event);
  const laneKeys = projection.laneKeysOf(stream);
  const all = projection.sweeps?.types.includes(type) ? [...laneKeys, sweptKey] : laneKeys;
  return all.map((laneKey) => ({ event, laneKey, keys: {}, sweeps: [], error }));
};

/** The keys of all these: table → distinct keys. */
export const keysOf = (keyedEvents: readonly KeyedEvent[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const all = new Map<string, Set<string>>();
  for (const { keys } of keyedEvents) {
    for (const [table, ofTable] of Object.entries(keys)) {
      let known = all.get(table);
      if (!known) all.set(table, (known = new Set()));
      for (const key of ofTable ?? []) known.add(key);
    }
  }
  return all;
};

/** Splits the events after each sweep, since a sweep must find in the tables everything folded before it. */
export const inSegments = (keyedEvents: readonly KeyedEvent[]): readonly (readonly KeyedEvent[])[] => {
  if (keyedEvents.every(({ sweeps }) => sweeps.length === 0)) return keyedEvents.length > 0 ? [keyedEvents] : [];
  const ends = keyedEvents.flatMap(({ sweeps }, index) => (sweeps.length > 0 ? [index + 1] : []));
  return [0, ...ends].map((start, nth) => keyedEvents.slice(start, ends[nth])).filter(({ length }) => length > 0);
};

import type { Recorded } from '#kernel';
import { type KeyedEvent, sweptKey } from './keyed-events.js';
import { type EventPlace, placeOf } from './decoded-event.js';
import { laneKeyOf } from './lanes.js';
import type { Changes, Found, Projection, Row, Rows, Sweep } from './projection.js';
import type { RowSets } from './row-sets.js';

/** An event that was not folded into the rows of one lane key, because it failed or is behind one that did. */
export interface ParkedEvent extends EventPlace {
  readonly laneKey: string;
  /** Why it failed. Undefined if it only waits. */
  readonly error?: unknown;
}

/** The input state of a fold. */
export interface FoldGround {
  /** Rows of at least the affected keys. */
  readonly found: RowSets;
  /** Lane keys that are parked: nothing is folded into their rows. */
  readonly parked: ReadonlySet<string>;
}

export interface Folded {
  /** Only the rows that changed. */
  readonly changes: RowSets;
  readonly parked: readonly ParkedEvent[];
  /** To be applied after the changes are written, to all rows except those of parked lane keys. */
  readonly sweeps: readonly Sweep<Rows>[];
}

/**
 * Folds one segment ({@link inSegments}) over rows. An event that fails is parked under its lane key, as are all later
 * events of that key: nothing is folded out of order, and a retry can continue with the first. Sweeps, too, skip parked
 * keys and wait with them.
 */
export const foldBatch = (projection: Projection, ground: FoldGround, segment: readonly KeyedEvent[]): Folded => {
  const folding = new Folding(projection, ground);
  for (const keyedEvent of segment) folding.take(keyedEvent);
  return folding;
};

class Folding implements Folded {
  readonly changes: ReadonlyMap<string, Map<string, Row | null>>;
  readonly parked: ParkedEvent[] = [];
  readonly sweeps: Sweep<Rows>[] = [];
  private readonly parkedKeys: Set<string>;

  constructor(
    private readonly projection: Projection,
    private readonly ground: FoldGround,
  ) {
    this.changes = new Map(Object.keys(projection.tables).map((table) => [table, new Map<string, Row | null>()]));
    this.parkedKeys = new Set(ground.parked);
  }

  take(keyedEvent: KeyedEvent): void {
    const { laneKey, event, sweeps } = keyedEvent;
    if (this.parkedKeys.has(laneKey)) this.park(keyedEvent);
    else if (keyedEvent.error !== undefined) this.park(keyedEvent, keyedEvent.error);
    else if (sweeps.length > 0) this.sweeps.push(...sweeps);
    else if (!('place' in event)) this.fold(keyedEvent, event);
    if (laneKey === sweptKey) this.holdBack(keyedEvent);
  }

  private fold(keyedEvent: KeyedEvent, event: Recorded): void {
    try {
      const changes = this.projection.fold(this.pick(keyedEvent), event);
      assertDeclared(this.projection, keyedEvent, changes, event);
      for (const table in changes) this.note(table, changes[table] ?? none, keyedEvent.laneKey);
    } catch (error) {
      this.park(keyedEvent, error);
    }
  }

  private note(table: string, rows: Readonly<Record<string, Row | null>>, laneKey: string): void {
    const changed = this.changes.get(table);
    for (const key in rows) {
      const row = rows[key];
      if (laneKeyOf(key) === laneKey && row !== (this.current(table, key) ?? null)) changed?.set(key, row);
    }
  }

  private current(table: string, key: string): Row | null | undefined {
    const change = this.changes.get(table)?.get(key);
    return change === undefined ? this.ground.found.get(table)?.get(key) : change;
  }

  private pick({ keys }: KeyedEvent): Found<Rows> {
    const found: Record<string, Record<string, Row | undefined>> = {};
    for (const table of this.changes.keys()) {
      // No prototype: with ids as names this is built and read many times faster.
      const ofTable: Record<string, Row | undefined> = (found[table] = Object.create(null));
      for (const key of keys[table] ?? []) ofTable[key] = this.current(table, key) ?? undefined;
    }
    return found;
  }

  private park({ event, laneKey }: KeyedEvent, error?: unknown): void {
    this.parkedKeys.add(laneKey);
    this.parked.push({ ...placeOf(event), laneKey, error });
  }

  /** Parks the sweep with every parked key. */
  private holdBack(sweep: KeyedEvent): void {
    const { position } = placeOf(sweep.event);
    const waits = new Set(this.parked.filter((parked) => parked.position === position).map(({ laneKey }) => laneKey));
    for (const laneKey of this.parkedKeys) if (!waits.has(laneKey)) this.park({ ...sweep, laneKey });
  }
}

const none: Readonly<Record<string, Row | null>> = {};

/** Rows that `keys` does not name were not loaded. Fail rather than overwrite them. */
const assertDeclared = (
  projection: Projection,
  { keys }: KeyedEvent,
  changes: Changes<Rows>,
  event: Recorded,
): void => {
  for (const table in changes) {
    const rows = changes[table] ?? none;
    for (const key in rows) {
      const named = keys[table]?.includes(key) || projection.keys(event)[table]?.includes(key);
      const row = rows[key];
      if (!named || (row !== null && row[projection.tables[table].key] !== key)) {
        const at = `${event.type} ${event.envelope.id}`;
        throw new Error(`${projection.name} changes row ${key} of ${table} at ${at}, but its keys don't name that row`);
      }
    }
  }
};

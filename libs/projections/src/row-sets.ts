import type { DomainEvent, Recorded } from '#kernel';
import type { Changes, Found, Keys, Projection, Row, Rows } from './projection.js';

/** Rows of several tables: table → key → row, null where it is known that there is none. */
export type RowSets = ReadonlyMap<string, ReadonlyMap<string, Row | null>>;

/** The keys of all these events: table → keys, each once. */
export const keysOf = (
  projection: Projection,
  events: readonly Recorded[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const keys = new Map(Object.keys(projection.tables).map((table) => [table, new Set<string>()]));
  for (const event of events) {
    for (const [table, ofTable] of Object.entries(projection.keys(event))) {
      for (const key of ofTable ?? []) keys.get(table)?.add(key);
    }
  }
  return keys;
};

/** Folds events, in their order, over the rows found for their keys; answers only the rows that changed. */
export const foldEvents = (projection: Projection, found: RowSets, events: readonly Recorded[]): RowSets => {
  const changed = new Map(Object.keys(projection.tables).map((table) => [table, new Map<string, Row | null>()]));
  const current = (table: string, key: string): Row | null | undefined => {
    const change = changed.get(table)?.get(key);
    return change === undefined ? found.get(table)?.get(key) : change;
  };
  for (const event of events) {
    const keys = projection.keys(event);
    const changes = projection.fold(pick(projection, keys, current), event);
    assertDeclared(projection, keys, changes, event);
    for (const [table, rows] of Object.entries(changes)) {
      for (const [key, row] of Object.entries(rows ?? {})) {
        if (row !== (current(table, key) ?? null)) changed.get(table)?.set(key, row);
      }
    }
  }
  return changed;
};

const pick = (
  { tables }: Projection,
  keys: Keys<Rows>,
  current: (table: string, key: string) => Row | null | undefined,
): Found<Rows> =>
  Object.fromEntries(
    Object.keys(tables).map((table) => [
      table,
      Object.fromEntries((keys[table] ?? []).map((key) => [key, current(table, key) ?? undefined])),
    ]),
  );

/** A row that the keys don't name was not loaded, and in another lane would not even be its own: better to stop than to overwrite it. */
const assertDeclared = (
  { name, tables }: Projection,
  keys: Keys<Rows>,
  changes: Changes<Rows>,
  { type, envelope }: Recorded<DomainEvent>,
): void => {
  for (const [table, rows] of Object.entries(changes)) {
    for (const [key, row] of Object.entries(rows ?? {})) {
      const named = keys[table]?.includes(key) && (row === null || row[tables[table].key] === key);
      if (!named) {
        throw new Error(`${name} changes row ${key} of ${table} at ${type} ${envelope.id}, which its keys don't name`);
      }
    }
  }
};

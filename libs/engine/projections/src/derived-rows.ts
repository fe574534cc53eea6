import { isFaultOfData } from '#database';
import type { Projection, Row } from './projection.js';
import type { ReadTable } from './read-table/read-table.js';
import type { RowSets } from './row-sets.js';

/** A row can't be derived: as much the fault of an event as one that the database refuses. */
class Underivable extends Error {
  override readonly name = 'Underivable';
}

/** Whether some event is to blame, so that halving finds it, and not the world around. */
export const isFaultOfEvents = (error: unknown): boolean => error instanceof Underivable || isFaultOfData(error);

export interface TableChanges {
  /** The short name of the table that was folded, be it this one or the one of which this is derived. */
  readonly source: string;
  readonly table: ReadTable;
  /** By key; null deletes. */
  readonly rows: ReadonlyMap<string, Row | null>;
}

/** What becomes of each table: as folded, and then what is derived of it. */
export function* changesByTable(
  { tables, derived = {} }: Projection,
  changes: RowSets,
): Generator<TableChanges, void, void> {
  for (const [source, rows] of changes) yield { source, table: tables[source], rows };
  for (const table of Object.values(derived)) {
    const rows = new Map<string, Row | null>();
    for (const [key, row] of changes.get(table.of) ?? []) rows.set(key, row && derive(table, row));
    yield { source: table.of, table, rows };
  }
}

const derive = ({ name, row: make }: ReadTable & { row(source: Row): Row }, source: Row): Row => {
  try {
    return make(source);
  } catch (cause) {
    throw new Underivable(`A row of ${name} can't be derived: ${String(cause)}`, { cause });
  }
};

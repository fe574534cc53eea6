import { isFaultOfData } from '#database';
import type { Projection, Row } from './projection.js';
import type { ReadTable } from './read-table/read-table.js';
import type { RowSets } from './row-sets.js';

/** A row cannot be derived. Treated as a fault of the event, like a row that the database rejects. */
class Underivable extends Error {
  override readonly name = 'Underivable';
}

/** Whether a faulty event is the cause, so that halving finds it, rather than the environment. */
export const isFaultOfEvents = (error: unknown): boolean => error instanceof Underivable || isFaultOfData(error);

export interface TableChanges {
  /** Short name of the folded table: this one, or the one from which this is derived. */
  readonly source: string;
  readonly table: ReadTable;
  /** Rows by key. Null deletes. */
  readonly rows: ReadonlyMap<string, Row | null>;
}

/** The changes of each table: the folded ones first, then the derived ones. */
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
    throw new Underivable(`A row of ${name} cannot be derived: ${String(cause)}`, { cause });
  }
};

import type { Pool } from 'pg';
import type { EventStore, StoredEvent } from '#event-store';
import { beginning, comparePositions, type Recorded, sameJson } from '#kernel';
import { checkpointOf } from './checkpoints.js';
import type { Projection, Row } from './projection.js';
import { readRows } from './read-tables.js';
import { foldEvents, type RowSets } from './row-sets.js';
import { inTransaction } from './transaction.js';

export interface RebuildParts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly decode: (stored: readonly StoredEvent[]) => Promise<readonly Recorded[]>;
}

/** A row that a rebuild from the beginning of the log would leave otherwise; undefined where there is none. */
export interface Difference {
  readonly table: string;
  readonly key: string;
  readonly stored?: Row;
  readonly rebuilt?: Row;
}

/**
 * Folds the log in memory up to the checkpoint of the projection and compares, row by row, with what its tables held at
 * that same checkpoint. Empty when the read model is true.
 */
export const compareWithRebuild = async (parts: RebuildParts, projection: Projection): Promise<Difference[]> => {
  const { position, stored } = await snapshot(parts.pool, projection);
  const rebuilt = await foldLog(parts, projection, position);
  return Object.keys(projection.tables).flatMap((table) =>
    differences(table, stored.get(table) ?? new Map(), rebuilt.get(table) ?? new Map()),
  );
};

/** The rows that the log up to a position folds to. */
export const foldLog = async (
  { store, decode }: Pick<RebuildParts, 'store' | 'decode'>,
  projection: Projection,
  through: string,
): Promise<RowSets> => {
  const rows = new Map(Object.keys(projection.tables).map((table) => [table, new Map<string, Row>()]));
  for await (const { events } of store.readAll({ categories: projection.categories })) {
    const due = events.filter(({ position }) => comparePositions(position, through) <= 0);
    merge(rows, foldEvents(projection, rows, await decode(due)));
    if (due.length < events.length) break;
  }
  return rows;
};

const merge = (rows: Map<string, Map<string, Row>>, changes: RowSets): void => {
  for (const [table, changed] of changes) {
    for (const [key, row] of changed) {
      if (row) rows.get(table)?.set(key, row);
      else rows.get(table)?.delete(key);
    }
  }
};

/** Checkpoint and rows as of one moment. */
const snapshot = (pool: Pool, projection: Projection): Promise<{ position: string; stored: RowSets }> =>
  inTransaction(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) => {
    const position = (await checkpointOf(client, projection)) ?? beginning;
    const stored = new Map<string, ReadonlyMap<string, Row>>();
    for (const [table, readTable] of Object.entries(projection.tables)) {
      stored.set(table, await readRows(client, readTable));
    }
    return { position, stored };
  });

const differences = (
  table: string,
  stored: ReadonlyMap<string, Row | null>,
  rebuilt: ReadonlyMap<string, Row | null>,
): Difference[] =>
  [...new Set([...stored.keys(), ...rebuilt.keys()])]
    .map((key) => ({ table, key, stored: stored.get(key) ?? undefined, rebuilt: rebuilt.get(key) ?? undefined }))
    .filter((row) => !sameJson(row.stored, row.rebuilt));

import type { ClientBase, Pool } from 'pg';
import { changesByTable } from './derived-rows.js';
import { camelCase, snakeCase } from './names.js';
import type { Projection, Row } from './projection.js';
import type { ReadTable } from './read-table/read-table.js';
import type { RowSets } from './row-sets.js';

/** Loads the rows with these keys, one statement per table. */
export const loadRows = async (
  pool: Pool | ClientBase,
  { tables }: Projection,
  keys: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<RowSets> => {
  const found = new Map<string, ReadonlyMap<string, Row>>();
  for (const [table, wanted] of keys) {
    if (wanted.size > 0) found.set(table, await loadTable(pool, tables[table], [...wanted]));
  }
  return found;
};

const loadTable = async (
  pool: Pool | ClientBase,
  { name, key }: ReadTable,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, Row>> => {
  const { rows } = await pool.query<Row>({
    name: `load ${name}`,
    text: `SELECT * FROM read.${name} WHERE ${snakeCase(key)} = ANY ($1)`,
    values: [wanted],
  });
  return new Map(rows.map((row) => [row[snakeCase(key)] as string, renamed(row, camelCase)]));
};

/** Upserts rows and deletes those that are null, at most one statement of each kind per table. */
export const writeRows = async (client: ClientBase, projection: Projection, changes: RowSets): Promise<void> => {
  for (const { table, rows } of changesByTable(projection, changes)) {
    const upserted = [...rows.values()].filter((row) => row !== null);
    const deleted = [...rows].flatMap(([key, row]) => (row === null ? [key] : []));
    if (upserted.length > 0) await upsert(client, table, upserted);
    if (deleted.length > 0) await deleteRows(client, table, deleted);
  }
};

const upsert = async (client: ClientBase, { name, key }: ReadTable, rows: readonly Row[]): Promise<void> => {
  const columns = Object.keys(rows[0]).map(snakeCase).sort(); // sorted, so that the prepared statement is reused
  await client.query({
    name: `upsert ${name}`,
    text: `INSERT INTO read.${name} (${columns})
           SELECT ${columns} FROM json_populate_recordset(NULL::read.${name}, $1)
           ON CONFLICT (${snakeCase(key)}) DO UPDATE SET ${columns.map((column) => `${column} = EXCLUDED.${column}`)}`,
    values: [JSON.stringify(rows.map((row) => renamed(row, snakeCase)))],
  });
};

export const deleteRows = async (
  client: ClientBase,
  { name, key }: ReadTable,
  keys: readonly string[],
): Promise<void> => {
  await client.query({
    name: `delete ${name}`,
    text: `DELETE FROM read.${name} WHERE ${snakeCase(key)} = ANY ($1)`,
    values: [keys],
  });
};

const renamed = (row: Row, rename: (name: string) => string): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [rename(name), value]));

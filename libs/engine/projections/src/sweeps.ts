import type { ClientBase } from 'pg';
import { laneInSql, laneKeyInSql, laneKeyOf } from './lanes.js';
import type { Projection, Row, Rows, Sweep } from './projection.js';
import { snakeCase } from './names.js';

/** The rows that a sweep may reach: those of one lane except parked lane keys, or those of one lane key. */
export type SweepScope = { readonly lane: number; readonly parked: ReadonlySet<string> } | { readonly laneKey: string };

/** Applies a sweep to the stored rows in its scope, in one statement. */
export const sweepTable = async (
  client: ClientBase,
  { tables, lanes }: Projection,
  { table, where, patch }: Sweep<Rows>,
  scope: SweepScope,
): Promise<void> => {
  const { name, key } = tables[table];
  const [matched, patched] = [where, patch].map((row) => Object.keys(row).map(snakeCase).sort());
  const inScope =
    'laneKey' in scope
      ? `${laneKeyInSql(`t.${snakeCase(key)}`)} = ANY ($3)`
      : `${laneInSql(`t.${snakeCase(key)}`, lanes)} = ${scope.lane} AND ${laneKeyInSql(`t.${snakeCase(key)}`)} <> ALL ($3)`;
  await client.query(
    `UPDATE read.${name} AS t SET ${patched.map((column) => `${column} = p.${column}`)}
     FROM json_populate_record(NULL::read.${name}, $1) AS w, json_populate_record(NULL::read.${name}, $2) AS p
     WHERE ${[...matched.map((column) => `t.${column} IS NOT DISTINCT FROM w.${column}`), inScope].join(' AND ')}`,
    [asRecord(where), asRecord(patch), 'laneKey' in scope ? [scope.laneKey] : [...scope.parked]],
  );
};

/** Applies a sweep to rows in memory. Returns the changed rows, by key. */
export const sweepRows = (
  { where, patch }: Sweep<Rows>,
  rows: ReadonlyMap<string, Row>,
  parked: ReadonlySet<string>,
): ReadonlyMap<string, Row> => {
  const matches = ([key, row]: [string, Row]): boolean =>
    !parked.has(laneKeyOf(key)) && Object.entries(where).every(([column, value]) => row[column] === value);
  return new Map([...rows].filter(matches).map(([key, row]) => [key, { ...row, ...patch }]));
};

const asRecord = (row: Row): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).map(([column, value]) => [snakeCase(column), value])));

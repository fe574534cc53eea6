import type { ClientBase } from 'pg';
import { type Projection, tablesOf } from '../projection.js';
import { snakeCase } from '../names.js';
import type { Generation } from './generations.js';

/** Maximum number of differences listed as examples. The others are only counted. */
export const mostExamples = 20;

/**
 * A row of a read model that differs from what the log folds to. Without values, since operators must not see the
 * content of cases.
 */
export interface Difference {
  /** For example `case_list_v1`. */
  readonly table: string;
  readonly key: string;
  /** `missing`: should exist but does not. `surplus`: exists but should not. `changed`: has other values. */
  readonly kind: 'missing' | 'surplus' | 'changed';
  /** The columns that differ, if the row is `changed`. */
  readonly columns: readonly string[];
}

const differencesAtOnce = 1_000;

/** All rows that differ between the present and the next generation, in the snapshot of `client`'s transaction. */
export async function* differences(
  client: ClientBase,
  projection: Projection,
  generations: readonly Generation[],
): AsyncGenerator<Difference, void, void> {
  for (const { name, key } of tablesOf(projection)) {
    const generation = generations.find(({ view }) => view === name);
    if (generation) yield* differencesOfTable(client, snakeCase(key), generation);
  }
}

async function* differencesOfTable(
  client: ClientBase,
  key: string,
  { view, present, next }: Generation,
): AsyncGenerator<Difference, void, void> {
  const { rows: columns } = await client.query<{ name: string }>(
    'SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 ORDER BY attnum',
    [`read.${view}`],
  );
  const differing = columns.map(({ name }) => `CASE WHEN p.${name} IS DISTINCT FROM n.${name} THEN '${name}' END`);
  // A cursor, since a large table may differ in all rows. `*<>` compares rows by their bytes at half the cost. Rows
  // whose bytes differ may still have equal values.
  await client.query(
    `DECLARE differences NO SCROLL CURSOR FOR
     SELECT coalesce(p.${key}, n.${key})::text AS key,
       CASE WHEN p.${key} IS NULL THEN 'missing' WHEN n.${key} IS NULL THEN 'surplus' ELSE 'changed' END AS kind,
       CASE WHEN p.${key} = n.${key} THEN array_remove(ARRAY[${differing}], NULL) ELSE '{}' END AS columns
     FROM read.${present} AS p FULL JOIN read.${next} AS n ON p.${key} = n.${key}
     WHERE (p.${key} IS NULL OR n.${key} IS NULL OR p *<> n) AND p IS DISTINCT FROM n ORDER BY 1`,
  );
  for (;;) {
    const { rows } = await client.query<Omit<Difference, 'table'>>(`FETCH ${differencesAtOnce} FROM differences`);
    for (const row of rows) yield { table: view, ...row };
    if (rows.length < differencesAtOnce) break;
  }
  await client.query('CLOSE differences');
}

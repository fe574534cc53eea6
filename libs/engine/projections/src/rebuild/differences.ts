import type { ClientBase } from 'pg';
import { type Projection, tablesOf } from '../projection.js';
import { snakeCase } from '../names.js';
import type { Generation } from './generations.js';

/** So many are told as examples; the others are counted. */
export const mostExamples = 20;

/**
 * A row of a read model that the log folds to otherwise. Told without its values: whoever looks after a system needn't see
 * what is in the cases.
 */
export interface Difference {
  /** `case_list_v1`. */
  readonly table: string;
  readonly key: string;
  /** `missing`: it should be there; `surplus`: it should not; `changed`: it should be another. */
  readonly kind: 'missing' | 'surplus' | 'changed';
  /** Of a changed row, the columns that differ. */
  readonly columns: readonly string[];
}

const differencesAtOnce = 1_000;

/** All rows in which the next generation differs from the present one, as the transaction of `client` sees them both. */
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
  // A cursor: a table may be large, and all of it may differ. `*<>` tells rows apart by their bytes, at half the cost; where
  // they are not the same, the values may still be equal.
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

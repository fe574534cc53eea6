import pg, { type ClientBase, type Pool } from 'pg';
import { inTransaction } from '#database';
import { type Projection, tablesOf } from '../projection.js';
import type { ReadTable } from '../read-table/read-table.js';
import { allOf } from './all-of.js';
import { AtMost } from './at-most.js';
import { RebuildError } from './rebuild-error.js';

/** The view of a read table and the tables behind it. */
export interface Generation {
  /** The view: `case_list_v1`. */
  readonly view: string;
  /** The table behind the view: `case_list_v1_g1`. */
  readonly present: string;
  /** The shadow table that a rebuild fills: `case_list_v1_g2`. */
  readonly next: string;
}

/** A read table is missing or not a view over a generation: the schema `read` is damaged. */
export class ReadSchemaDamaged extends RebuildError {
  override readonly name = 'ReadSchemaDamaged';

  constructor(options?: ErrorOptions) {
    super(
      'Schema read is damaged: run "casefold projections rebuild" without names to recreate it from the log.',
      options,
    );
  }
}

/**
 * The present and next generation of each table of a projection.
 * @throws ReadSchemaDamaged if a table is missing or not a view.
 */
export const generationsOf = async (client: Pool | ClientBase, projection: Projection): Promise<Generation[]> => {
  const views = tablesOf(projection).map(({ name }) => name);
  const { rows } = await client.query<{ view: string; present: string }>(
    `SELECT view_name AS view, table_name AS present FROM information_schema.view_table_usage
     WHERE view_schema = 'read' AND table_schema = 'read' AND view_name = ANY ($1)`,
    [views],
  );
  if (rows.length < views.length) throw new ReadSchemaDamaged();
  return rows.map(({ view, present }) => ({ view, present, next: `${view}_g${numberOf(present) + 1}` }));
};

const numberOf = (generation: string): number => Number(generation.slice(generation.lastIndexOf('_g') + 2));

/** The projection with its tables replaced by the shadow tables of the next generation. */
export const shadowOf = (projection: Projection, generations: readonly Generation[]): Projection => {
  const next = new Map(generations.map((generation) => [generation.view, generation.next]));
  const shadow = <Table extends ReadTable>(tables: Readonly<Record<string, Table>>): Record<string, Table> =>
    Object.fromEntries(
      Object.entries(tables).map(([short, table]) => [short, { ...table, name: next.get(table.name) ?? table.name }]),
    );
  return { ...projection, tables: shadow(projection.tables), derived: shadow(projection.derived ?? {}) };
};

/**
 * Creates the next generation: empty, with primary keys and checks. Drops what an earlier rebuild has left. The caller
 * must hold the projection.
 */
export const createNext = async (client: ClientBase, generations: readonly Generation[]): Promise<void> => {
  await dropOthers(client, generations);
  for (const { present, next } of generations) {
    await client.query(`CREATE TABLE read.${next} (LIKE read.${present}
      INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION)`);
    await runEach(client, constraints('p'), [present, next]);
  }
};

/**
 * Adds the other indexes of the present generation to the filled next one, and analyzes it. It stays readable
 * meanwhile, but writes wait for the indexes.
 */
export const completeNext = async (pool: Pool, generations: readonly Generation[]): Promise<void> => {
  const run = (statement: string) =>
    completing.run(() => inTransaction(pool, unhurried, (client) => client.query(statement)));
  const complete = async ({ present, next }: Generation): Promise<void> => {
    const statements = async (query: string) =>
      (await pool.query<{ statement: string }>(query, [present, next])).rows.map(({ statement }) => statement);
    for (const statement of await statements(constraints('u', 'x'))) await run(statement); // these lock one another out
    await allOf((await statements(indexes)).map(run));
    await run(`ANALYZE read.${next}`);
  };
  await allOf(generations.map(complete));
};

/** Each takes a core and a connection, which others need too. */
const completing = new AtMost(2);

/** Building an index may take long, and read models need not wait for the disk. */
const unhurried = 'BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL synchronous_commit = off';

/** Points the views at the next generation. Takes effect when the transaction commits. */
export const swap = async (client: ClientBase, generations: readonly Generation[]): Promise<void> => {
  for (const { view, next } of generations) {
    const { rows } = await client.query<{ columns: string }>(columnsOfView, [`read.${view}`]);
    await client.query(`CREATE OR REPLACE VIEW read.${view} AS SELECT ${rows[0].columns} FROM read.${next}`);
  }
};

/**
 * Drops all generations except the present ones: those that a rebuild has replaced, or left when interrupted. One still
 * being read, for example by a dump, stays until the next rebuild.
 */
export const dropOthers = async (client: ClientBase, generations: readonly Generation[]): Promise<void> => {
  await client.query(`SET lock_timeout = ${dropLockMilliseconds}`);
  try {
    await runEach(client, others, [generations.map(({ view }) => view), generations.map(({ present }) => present)]);
  } catch (error) {
    if (!isInUse(error)) throw error;
  } finally {
    await client.query('RESET lock_timeout');
  }
};

/** Whether there are generations for {@link dropOthers} to drop. */
export const hasOthers = async (client: Pool | ClientBase, generations: readonly Generation[]): Promise<boolean> => {
  const names = [generations.map(({ view }) => view), generations.map(({ present }) => present)];
  return (await client.query(others, names)).rows.length > 0;
};

const dropLockMilliseconds = 2_000;

/** Whether an error is a lock timeout or a deadlock. */
export const isInUse = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && ['55P03', '40P01'].includes(error.code ?? '');

/** Runs each statement that a query returns. */
const runEach = async (client: ClientBase, statements: string, values: readonly unknown[]): Promise<void> => {
  const { rows } = await client.query<{ statement: string }>(statements, [...values]);
  for (const { statement } of rows) await client.query(statement);
};

// Names of constraints and indexes start with that of their generation, which occurs nowhere else in their definition.

const constraints = (...kinds: readonly ('p' | 'u' | 'x')[]): string => `
  SELECT format('ALTER TABLE read.%I ADD CONSTRAINT %I %s', $2::text, replace(conname, $1, $2), pg_get_constraintdef(oid))
    AS statement
  FROM pg_constraint WHERE conrelid = to_regclass('read.' || $1) AND contype IN (${kinds.map((kind) => `'${kind}'`)})`;

const indexes = `
  SELECT replace(pg_get_indexdef(indexrelid), $1, $2) AS statement
  FROM pg_index WHERE indrelid = to_regclass('read.' || $1)
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`;

const columnsOfView = `
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns
  FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0`;

const others = `
  SELECT format('DROP TABLE read.%I', c.relname) AS statement
  FROM pg_class c JOIN unnest($1::text[], $2::text[]) AS g (view, present) ON c.relname ~ ('^' || g.view || '_g\\d+$')
  WHERE c.relnamespace = to_regnamespace('read') AND c.relkind = 'r' AND c.relname <> g.present`;

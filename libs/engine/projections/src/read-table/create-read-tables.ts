import type { QueryRunner } from 'typeorm';
import { snakeCase } from '../names.js';
import { type Projection, type ProjectionId, tablesOf } from '../projection.js';
import type { ReadTable } from './read-table.js';

/** A read table in the database. Columns are null if it is recorded but missing. */
interface MadeTable {
  readonly name: string;
  readonly columns: readonly string[] | null;
}

/**
 * Creates the tables of projection versions that the database does not have yet. They are filled from the beginning of
 * the log. Existing tables are left alone: damaged or missing ones are repaired by a rebuild.
 * @throws Error if a table's columns have changed since it was created.
 */
export const createReadTables = async (database: QueryRunner, projections: readonly Projection[]): Promise<void> => {
  if (await isDamaged(database)) return;
  const made = new Map<string, MadeTable>();
  for (const table of (await database.query(madeTables)) as MadeTable[]) made.set(table.name, table);
  for (const projection of projections) {
    const tables = tablesOf(projection);
    for (const table of tables) assertAsMade(projection, table, made.get(table.name));
    const missing = tables.filter(({ name }) => !made.has(name));
    if (missing.length === 0) continue;
    if (missing.length < tables.length) throw changed(projection, `it has a new table ${missing[0].name}`);
    for (const table of tables) await database.query(createTable(projection, table));
    for (const table of ['checkpoints', 'parked']) {
      const { name, version } = projection;
      await database.query(`DELETE FROM read.${table} WHERE projection = $1 AND version = $2`, [name, version]);
    }
  }
};

const isDamaged = async (database: QueryRunner): Promise<boolean> => {
  const [{ whole }] = (await database.query(
    `SELECT count(to_regclass('read.' || name)) = 3 AS whole
     FROM unnest(ARRAY['projection_tables', 'checkpoints', 'parked']) AS name`,
  )) as { whole: boolean }[];
  return !whole;
};

const madeTables = `
  SELECT name, (SELECT array_agg(attname::text) FROM pg_attribute
                WHERE attrelid = to_regclass('read.' || name) AND attnum > 0 AND NOT attisdropped) AS columns
  FROM read.projection_tables`;

const assertAsMade = (projection: ProjectionId, { name, columns }: ReadTable, made: MadeTable | undefined): void => {
  if (!made?.columns) return;
  const declared = Object.keys(columns).map(snakeCase);
  const other =
    declared.find((column) => !made.columns?.includes(column)) ??
    made.columns.find((column) => !declared.includes(column));
  if (other !== undefined) throw changed(projection, `the column ${other} of ${name} was added or removed`);
};

const changed = ({ name, version }: ProjectionId, how: string): Error =>
  new Error(
    `${name} has tables of version ${version}, but ${how}: raise the version of the projection and its tables.`,
  );

/** Creates the first generation of a table and the view over it. Drops what an earlier release has under that name. */
const createTable = (
  projection: ProjectionId,
  { name, relation, key, columns, indexes, comment }: ReadTable,
): string => {
  const generation = `${name}_g1`;
  const names = Object.keys(columns).map(snakeCase);
  const described = Object.entries(columns).map(([property, { sql }]) => `${snakeCase(property)} ${sql}`);
  return [
    `DROP TABLE IF EXISTS ${relation}`,
    `CREATE TABLE read.${generation} (${described.join(', ')}, PRIMARY KEY (${snakeCase(key)}))`,
    ...Object.entries(indexes).map(
      ([suffix, definition]) => `CREATE INDEX ${generation}_${suffix} ON read.${generation} ${definition}`,
    ),
    `CREATE VIEW ${relation} AS SELECT ${names.join(', ')} FROM read.${generation}`,
    ...(comment === undefined ? [] : [`COMMENT ON VIEW ${relation} IS '${comment.replaceAll("'", "''")}'`]),
    `INSERT INTO read.projection_tables VALUES ('${name}', '${projection.name}', ${projection.version})`,
  ].join(';\n');
};

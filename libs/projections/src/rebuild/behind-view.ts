import type { ProjectionId } from '../projection.js';

/** As much of a query runner, a pool or a client as a migration needs. */
export interface Statements {
  query(text: string): Promise<unknown>;
}

/**
 * For migrations: puts tables of schema `read` that were just made behind views of their names. Everyone goes on using
 * the name, `case_list_v1`, while the rows lie in a generation, `case_list_v1_g1`, which a rebuild replaces by the next.
 * Names of indexes begin with the name of their table, and follow it.
 */
export const putBehindViews = async (
  database: Statements,
  { name, version }: ProjectionId,
  tables: readonly string[],
): Promise<void> => {
  for (const table of tables) {
    await database.query(behindView(table));
    await database.query(`INSERT INTO read.projection_tables VALUES ('${table}', '${name}', ${version})`);
  }
};

/** The way back, for `down`: the present generation is the table again. */
export const takeFromBehindViews = async (database: Statements, tables: readonly string[]): Promise<void> => {
  for (const table of tables) {
    await database.query(fromBehindView(table));
    await database.query(`DELETE FROM read.projection_tables WHERE name = '${table}'`);
  }
};

const behindView = (table: string): string => `
  DO $$
  DECLARE
    index text;
    comment text := obj_description('read.${table}'::regclass, 'pg_class');
    columns text := (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
                     WHERE attrelid = 'read.${table}'::regclass AND attnum > 0 AND NOT attisdropped);
  BEGIN
    ALTER TABLE read.${table} RENAME TO ${table}_g1;
    COMMENT ON TABLE read.${table}_g1 IS NULL;
    FOR index IN SELECT indexname FROM pg_indexes WHERE schemaname = 'read' AND tablename = '${table}_g1' LOOP
      EXECUTE format('ALTER INDEX read.%I RENAME TO %I', index, replace(index, '${table}', '${table}_g1'));
    END LOOP;
    EXECUTE format('CREATE VIEW read.${table} AS SELECT %s FROM read.${table}_g1', columns);
    EXECUTE format('COMMENT ON VIEW read.${table} IS %L', comment);
  END $$`;

const fromBehindView = (table: string): string => `
  DO $$
  DECLARE
    index text;
    comment text := obj_description('read.${table}'::regclass, 'pg_class');
    generation text := (SELECT table_name FROM information_schema.view_table_usage
                        WHERE view_schema = 'read' AND view_name = '${table}');
  BEGIN
    DROP VIEW read.${table};
    EXECUTE format('ALTER TABLE read.%I RENAME TO ${table}', generation);
    EXECUTE format('COMMENT ON TABLE read.${table} IS %L', comment);
    FOR index IN SELECT indexname FROM pg_indexes WHERE schemaname = 'read' AND tablename = '${table}' LOOP
      EXECUTE format('ALTER INDEX read.%I RENAME TO %I', index, replace(index, generation, '${table}'));
    END LOOP;
  END $$`;

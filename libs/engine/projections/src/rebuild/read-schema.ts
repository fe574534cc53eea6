import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

/** A migration that creates part of the schema `read` and nothing else. */
export type ReadMigration = new () => MigrationInterface;

/**
 * Names of tables, views and indexes in schema `read` that are missing or lack a column.
 * @param migrations All migrations of schema `read`, in order.
 */
export const missingFromReadSchema = async (
  dataSource: DataSource,
  migrations: readonly ReadMigration[],
): Promise<readonly string[]> => {
  const queryRunner = dataSource.createQueryRunner();
  try {
    // Recreates the schema beside the present one for comparison, and rolls back.
    await queryRunner.startTransaction();
    await queryRunner.query('CREATE SCHEMA IF NOT EXISTS read; ALTER SCHEMA read RENAME TO read_present');
    await runEach(queryRunner, migrations);
    const missing = (await queryRunner.query(missingNames)) as { name: string }[];
    return missing.map(({ name }) => name);
  } finally {
    await queryRunner.rollbackTransaction();
    await queryRunner.release();
  }
};

/** Recreates the schema `read` with empty tables, in one transaction. Workers then fill it. */
export const recreateReadSchema = async (
  dataSource: DataSource,
  migrations: readonly ReadMigration[],
): Promise<void> => {
  await dataSource.transaction(async ({ queryRunner }) => {
    await queryRunner?.query(`SELECT pg_advisory_xact_lock(hashtext('read.schema'))`);
    await queryRunner?.query('DROP SCHEMA IF EXISTS read CASCADE');
    if (queryRunner) await runEach(queryRunner, migrations);
  });
};

const runEach = async (queryRunner: QueryRunner, migrations: readonly ReadMigration[]): Promise<void> => {
  for (const Migration of migrations) await new Migration().up(queryRunner);
};

/** Ignores the generation numbers of tables. */
const missingNames = `
  WITH parts AS (
    SELECT n.nspname AS schema, regexp_replace(c.relname, '_g\\d+', '') AS name, c.relkind, a.attname, a.atttypid, a.atttypmod
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE n.nspname IN ('read', 'read_present')
  )
  SELECT DISTINCT name FROM (
    SELECT name, relkind, attname, atttypid, atttypmod FROM parts WHERE schema = 'read'
    EXCEPT SELECT name, relkind, attname, atttypid, atttypmod FROM parts WHERE schema = 'read_present'
  ) AS missing
  ORDER BY name`;

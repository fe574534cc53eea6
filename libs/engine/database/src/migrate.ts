import { MigrationExecutor, type DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { OperatorError } from '#kernel';
import { runtimeSchema } from './data-source.js';

/** The database has migrations that this version does not have. Continuing would mean guessing what they changed. */
export class NewerDatabase extends OperatorError {
  override readonly name = 'NewerDatabase';

  constructor(readonly migration: string) {
    super(`The database was made by a newer version of Casefold (it has ${migration}): start that version instead.`);
  }
}

/**
 * A migration that runs at every start, after all others, and creates only what is missing. What it creates is derived
 * from the code, so a change there needs no new migration.
 */
export interface RepeatableMigration extends MigrationInterface {
  readonly isRepeatable: true;
}

/**
 * Name of the first executed migration that is newer than all known ones, if any. An unknown migration that is older
 * was retired and can be ignored.
 */
export const newerMigration = (executed: readonly string[], known: readonly string[]): string | undefined => {
  const last = Math.max(...known.map(writtenAt));
  return executed.find((name) => !known.includes(name) && writtenAt(name) > last);
};

/** Names of migrations end with the time they were written, in Unix milliseconds. */
const writtenAt = (name: string): number => Number(name.slice(-'1763800000000'.length));

/** Any number works as long as all versions use the same: "case" in ASCII. */
const migrationLock = 0x63617365;

/**
 * Migrates the database to this version. Processes that start at the same time wait for one another.
 * @throws NewerDatabase if a newer version has migrated it.
 */
export const migrate = async (dataSource: DataSource): Promise<void> => {
  const queryRunner = dataSource.createQueryRunner();
  try {
    // Waiting for another process or building an index can exceed the usual statement timeout.
    await queryRunner.query('SET statement_timeout = 0');
    await queryRunner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await runPending(dataSource, queryRunner);
  } finally {
    await queryRunner.query('SELECT pg_advisory_unlock_all()');
    await queryRunner.query('RESET statement_timeout');
    await queryRunner.release();
  }
};

const runPending = async (dataSource: DataSource, queryRunner: QueryRunner): Promise<void> => {
  await queryRunner.query(`CREATE SCHEMA IF NOT EXISTS ${runtimeSchema}`);
  const executor = new MigrationExecutor(dataSource, queryRunner);
  executor.transaction = 'each';
  const known = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const executed = (await executor.getExecutedMigrations()).map(({ name }) => name);
  const newer = newerMigration(executed, known);
  if (newer !== undefined) throw new NewerDatabase(newer);
  await executor.executePendingMigrations();
  for (const migration of dataSource.migrations) if (isRepeatable(migration)) await repeat(migration, queryRunner);
};

const isRepeatable = (migration: MigrationInterface): boolean => 'isRepeatable' in migration;

const repeat = async (migration: MigrationInterface, queryRunner: QueryRunner): Promise<void> => {
  await queryRunner.startTransaction();
  try {
    await migration.up(queryRunner);
    await queryRunner.commitTransaction();
  } catch (error) {
    await queryRunner.rollbackTransaction();
    throw error;
  }
};

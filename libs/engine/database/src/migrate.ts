import { MigrationExecutor, type DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { OperatorError } from '#kernel';
import { runtimeSchema } from './data-source.js';

/** The database holds migrations that this version does not know: going on would mean guessing what they changed. */
export class NewerDatabase extends OperatorError {
  override readonly name = 'NewerDatabase';

  constructor(readonly migration: string) {
    super(`The database was made by a newer version of Casefold (it has ${migration}): start that version instead.`);
  }
}

/**
 * A migration that is run at each start, behind all others: it makes what is missing and leaves alone what is there. What
 * it makes follows from the code, so that nobody writes a migration for each change.
 */
export interface RepeatableMigration extends MigrationInterface {
  readonly isRepeatable: true;
}

/**
 * Of executed migrations, by name, the first that was written after all that are known; undefined where there is none. One
 * that is not known and older was retired: what it has made is no concern of anybody any more.
 */
export const newerMigration = (executed: readonly string[], known: readonly string[]): string | undefined => {
  const last = Math.max(...known.map(writtenAt));
  return executed.find((name) => !known.includes(name) && writtenAt(name) > last);
};

/** Names of migrations end with when they were written, in milliseconds. */
const writtenAt = (name: string): number => Number(name.slice(-'1763800000000'.length));

/** Any number will do, as long as every version takes the same: "case" in ASCII. */
const migrationLock = 0x63617365;

/**
 * Brings the database up to this version. Processes that start together wait for one another.
 * @throws NewerDatabase when a newer version has migrated it.
 */
export const migrate = async (dataSource: DataSource): Promise<void> => {
  const queryRunner = dataSource.createQueryRunner();
  try {
    // Waiting for another process, or building an index, may take longer than a statement otherwise may.
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

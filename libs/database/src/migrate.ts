import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { runtimeSchema } from './data-source.js';

/** The database holds migrations that this version does not know: going on would mean guessing what they changed. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';

  constructor(readonly migration: string) {
    super(`The database was made by a newer version of Casefold (it has ${migration}): start that version instead.`);
  }
}

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
  const known = new Set(dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const unknown = (await executor.getExecutedMigrations()).find(({ name }) => !known.has(name));
  if (unknown) throw new NewerDatabase(unknown.name);
  await executor.executePendingMigrations();
};

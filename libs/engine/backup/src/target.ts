import type { ClientBase, Pool } from 'pg';
import { inTransaction } from '#database';
import { BackupError } from './backup-error.js';
import { storedTables } from './stored-tables.js';

const schemas = ['log', 'runtime', 'read'];

/**
 * Drops our tables if they have no rows, as left by a version that never stored anything or by an interrupted restore.
 * @throws BackupError if the database has data or foreign schemas.
 */
export const clearEmptySchemas = (pool: Pool): Promise<void> =>
  inTransaction(pool, 'BEGIN', async (client) => {
    const { rows: found } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = ANY ($1)', [schemas]);
    if (found.length === 0) return;
    const { rows: ours } = await client.query(`SELECT to_regclass('runtime.migrations') AS name`);
    if (ours[0].name === null)
      throw new BackupError('The database has schemas that do not belong to Casefold: use an empty database.');
    for (const { table } of await storedTables(client)) {
      const { rowCount } = await client.query(`SELECT 1 FROM ${table} LIMIT 1`);
      if (rowCount === 0) continue;
      throw new BackupError(`The database is not empty (${table} has rows): restore into an empty database.`);
    }
    await dropAll(client);
  });

/** Drops all schemas of Casefold. */
export const dropSchemas = (pool: Pool): Promise<void> => inTransaction(pool, 'BEGIN', dropAll);

const dropAll = async (client: ClientBase): Promise<void> => {
  await client.query('SET LOCAL statement_timeout = 0');
  await client.query(`DROP SCHEMA IF EXISTS ${schemas.join(', ')} CASCADE`);
};

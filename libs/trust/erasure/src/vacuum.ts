import pg, { type Pool } from 'pg';

/**
 * Vacuums read models and snapshots, so that the database files stop holding replaced rows. Freed blocks are
 * overwritten when they are reused.
 */
export const vacuumReadTables = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'read'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    for (const { name } of rows) await client.query(`VACUUM read.${pg.escapeIdentifier(name)}`);
  } finally {
    client.release(true); // its statement timeout differs from the others'
  }
};

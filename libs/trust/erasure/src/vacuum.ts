import pg, { type Pool } from 'pg';

/**
 * Makes room of the rows that read models and snapshots have replaced, so that the files of the database do not go on to
 * hold them. Blocks that were emptied are written over when they are used again.
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
    client.release(true); // its timeout is not that of the others
  }
};

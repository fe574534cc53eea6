import { createDataSource, createPool, migrate } from '#database';
import { schema } from '#product';
import { createTestDatabase, type TestDatabase } from '#database/testing';

const connection = { applicationName: 'spec', reportError: () => undefined };

/** Key of the advisory lock with which concurrent specs wait for the one that creates the template. */
const templateLock = 0x7e57;

/**
 * Creates a test database with all tables of the product, as a copy of a template that the first spec of a run migrates.
 * Outside of Jest there is no template: the database is empty, and the caller must migrate it.
 */
export const createProductDatabase = async (
  server = process.env['CASEFOLD_TEST_DATABASE_URL'],
): Promise<TestDatabase> => {
  const template = process.env['CASEFOLD_TEST_TEMPLATE'];
  if (server && template) await ensureTemplate(server, template);
  return createTestDatabase(server, template);
};

const ensureTemplate = async (server: string, name: string): Promise<void> => {
  const pool = createPool(server, { ...connection, max: 1 });
  try {
    await pool.query('SELECT pg_advisory_lock($1)', [templateLock]);
    const { rowCount } = await pool.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const { url } = await createTestDatabase(server);
    const dataSource = await createDataSource(url, { ...connection, max: 1, ...schema });
    await migrate(dataSource).finally(() => dataSource.destroy());
    // Renamed only when complete. A template can be copied only while nobody is connected to it.
    await pool.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${name}`);
  } finally {
    await pool.end();
  }
};

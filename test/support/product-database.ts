import { createDataSource, createPool, migrate } from '#database';
import { schema } from '#product';
import { createTestDatabase, type TestDatabase } from '#database/testing';

const connection = { applicationName: 'spec', reportError: () => undefined };

/** Specs that begin together wait for the one that makes the template: any number that nothing else takes. */
const templateLock = 0x7e57;

/**
 * A test database with all tables of the product. The first spec of a run that asks for one migrates a template; all get
 * copies of that. Outside of Jest, where there is no template, it is empty, and for its user to migrate.
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
    // Only what is whole has the name; a copy can be made of what nobody is connected to.
    await pool.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${name}`);
  } finally {
    await pool.end();
  }
};

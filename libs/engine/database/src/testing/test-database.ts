import { randomUUID } from 'node:crypto';
import { createPool } from '../pool.js';

export interface TestDatabase {
  readonly url: string;
  /** Removes the database, with whatever is still connected to it. */
  drop(): Promise<void>;
}

/**
 * A database of its own, on the server that `CASEFOLD_TEST_DATABASE_URL` names (Jest's global setup starts it), so that spec
 * files neither meet nor wait for one another.
 * @param template the database that it is a copy of; it is empty without
 */
export const createTestDatabase = async (
  server = process.env['CASEFOLD_TEST_DATABASE_URL'],
  template = 'template1',
): Promise<TestDatabase> => {
  if (!server) throw new Error('CASEFOLD_TEST_DATABASE_URL is not set');
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
};

const onServer = async (url: string, statement: string): Promise<void> => {
  const pool = createPool(url, { applicationName: 'spec', max: 1, reportError: () => undefined });
  try {
    await pool.query(statement);
  } finally {
    await pool.end();
  }
};

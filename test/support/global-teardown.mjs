import pg from 'pg';
import { stopTestCluster } from './test-cluster.mjs';

export default async function globalTeardown() {
  if (await stopTestCluster()) return;
  const client = new pg.Client(process.env.CASEFOLD_TEST_DATABASE_URL);
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${process.env.CASEFOLD_TEST_TEMPLATE}`).finally(() => client.end());
}

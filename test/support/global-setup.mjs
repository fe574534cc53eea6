import { startTestCluster } from './test-cluster.mjs';

/** Gives the specs a Postgres, unless they are pointed at one. Each makes databases of its own in it. */
export default async function globalSetup() {
  process.env.CASEFOLD_TEST_DATABASE_URL ??= await startTestCluster();
}

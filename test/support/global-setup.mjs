import { startTestCluster } from './test-cluster.mjs';

/** Gives the specs a Postgres, unless they are pointed at one. Each makes databases of its own in it. */
export default async function globalSetup() {
  process.env.CASEFOLD_TEST_DATABASE_URL ??= await startTestCluster();
  // Specs make it when the first of them needs it, of the code under test.
  process.env.CASEFOLD_TEST_TEMPLATE = `spec_template_${process.pid}`;
}

import { startTestCluster } from './test-cluster.mjs';

/** Starts a Postgres for the specs, unless a setting names one. Each spec creates its own databases in it. */
export default async function globalSetup() {
  process.env.CASEFOLD_TEST_DATABASE_URL ??= await startTestCluster();
  // The first spec that needs the template creates it, with the code under test.
  process.env.CASEFOLD_TEST_TEMPLATE = `spec_template_${process.pid}`;
}

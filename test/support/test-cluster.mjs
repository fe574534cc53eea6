// The Postgres of one test run, in a folder of its own that goes with it.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compile, isBuilt } from '../../scripts/prepare.mjs';

const prefix = 'casefold-test-';
let running;

/** Returns the address of the database. */
export const startTestCluster = async () => {
  // What does not compile shows where it is tested; the database needs only its own few files.
  if (!isBuilt()) compile('ignore');
  const { startEmbeddedPostgres } = await import('#embedded-postgres');
  await removeLeftOver(startEmbeddedPostgres);
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(folder, 0o755); // run by root, Postgres is another account
  running = { folder, postgres: await startEmbeddedPostgres(folder) };
  return running.postgres.url;
};

/** Says whether there was one to stop. */
export const stopTestCluster = async () => {
  if (!running) return false;
  await running.postgres.stop();
  rmSync(running.folder, { recursive: true });
  return true;
};

/** Runs that were killed leave their Postgres behind. */
const removeLeftOver = async (startEmbeddedPostgres) => {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : process.pid;
    if (isAlive(pid)) continue;
    const folder = path.join(tmpdir(), name);
    const orphan = await startEmbeddedPostgres(folder).catch(() => undefined);
    await orphan?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

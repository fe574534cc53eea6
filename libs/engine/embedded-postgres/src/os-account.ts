import { execFile, spawn, spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** The operating system account that Postgres runs under. Without ids: the account of this process. */
export interface OsAccount {
  readonly uid?: number;
  readonly gid?: number;
}

const ourOwn: OsAccount = {};
export const runsAsRoot = (): boolean => process.getuid?.() === 0;

/**
 * Postgres refuses to run as root. It then runs as the owner of the cluster, else as `postgres`, else as `nobody`, so
 * that no account has to be created.
 */
export const accountFor = async (dataDirectory: string): Promise<OsAccount> => {
  if (!runsAsRoot()) return ourOwn;
  const owner = await stat(dataDirectory).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (!account)
    throw new EmbeddedPostgresError(
      'Postgres does not run as root, and there is no account named postgres or nobody to run it.',
    );
  return account;
};

const lookUp = async (name: string): Promise<OsAccount | undefined> => {
  const id = async (flag: '-u' | '-g') => Number((await promisify(execFile)('id', [flag, name])).stdout);
  try {
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    return undefined;
  }
};

/** Whether the account can reach this file or folder and execute or enter it. */
export const canEnter = (account: OsAccount, path: string): boolean =>
  account.uid === undefined ||
  spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/' }).status === 0;

/** Runs a Postgres tool to its end. `output` combines stdout and stderr. */
export const runTool = (
  tool: string,
  args: readonly string[],
  account: OsAccount,
): Promise<{ exitCode: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(tool, args, {
      ...account,
      env: toolEnvironment(),
      cwd: '/',
      detached: true, // Ctrl-C on the terminal must reach only this process, which stops its children itself
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });

/** A minimal environment: ours may hold secrets, and Postgres may run under another account. */
const toolEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  SystemRoot: process.env['SystemRoot'],
  LC_ALL: 'C',
  TZ: 'UTC',
});

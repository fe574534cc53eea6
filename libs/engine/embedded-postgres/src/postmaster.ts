import { execFile } from 'node:child_process';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import type { ClusterHome } from './cluster-home.js';
import { lastLines } from './cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { runTool } from './os-account.js';

const secondsToStart = 60;
const attempts = 3;
const largestLog = 10_000_000;

/** Starts the server on a free port, on 127.0.0.1 only, and waits until it accepts connections. Returns the port. */
export const startPostmaster = async (home: ClusterHome, binaries: Binaries): Promise<number> => {
  await shortenLog(home.log);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const logBefore = (await readLog(home.log)).length;
    const { exitCode, output } = await pgCtl(home, binaries, [
      'start',
      `--timeout=${secondsToStart}`,
      `--log=${home.log}`,
      `--options=${serverOptions(port)}`,
    ]);
    if (exitCode === 0) return port;
    const log = (await readLog(home.log)).slice(logBefore);
    // Another program may have taken the port since it was checked.
    if (attempt < attempts && /could not bind|could not create any TCP/.test(log)) continue;
    throw new EmbeddedPostgresError(
      `Postgres can't start on ${home.data}: ${reasonIn(log) ?? lastLines(output)} (${home.log}).`,
    );
  }
};

/** Tried in order until one works: wait for closing connections, cut connections off, stop without a checkpoint. */
const waysToStop = [
  { mode: 'smart', seconds: 2 },
  { mode: 'fast', seconds: 60 },
  { mode: 'immediate', seconds: 60 },
];

export const stopPostmaster = async (home: ClusterHome, binaries: Binaries): Promise<void> => {
  for (const { mode, seconds } of waysToStop) {
    const { exitCode } = await pgCtl(home, binaries, ['stop', `--mode=${mode}`, `--timeout=${seconds}`]);
    if (exitCode === 0) return;
  }
};

/**
 * Stops a server that still runs on this cluster after its supervisor was killed. Returns whether there was one. Call
 * it only while holding the folder lock.
 */
export const stopOrphan = async (home: ClusterHome, binaries: Binaries): Promise<boolean> => {
  const pidFile = path.join(home.data, 'postmaster.pid');
  const [pid] = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  if (!pid) return false;
  if (await isPostmasterOf(home.data, Number(pid))) {
    await stopPostmaster(home, binaries);
    return true;
  }
  // Left by a crash. The pid may now belong to another process, and Postgres would refuse to start because of it.
  await rm(pidFile);
  return false;
};

const pgCtl = ({ data, account }: ClusterHome, { pg_ctl }: Binaries, args: readonly string[]) =>
  runTool(pg_ctl, [`--pgdata=${data}`, '--wait', ...args], account);

/** Keeps Postgres' default durability: on. Terse logging, since error details quote values. */
const serverOptions = (port: number): string =>
  [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c logging_collector=off',
    '-c log_error_verbosity=terse',
    '-c timezone=UTC',
    '-c log_timezone=UTC',
  ].join(' ');

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const isPostmasterOf = async (data: string, pid: number): Promise<boolean> => {
  const command = await commandLine(pid);
  return command.includes('postgres') && command.includes(data);
};

/** Empty if there is no such process. */
const commandLine = async (pid: number): Promise<string> => {
  try {
    if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return (await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])).stdout;
  } catch {
    return '';
  }
};

const readLog = (log: string): Promise<string> => readFile(log, 'utf8').catch(() => '');

const shortenLog = async (log: string): Promise<void> => {
  const { size } = await stat(log).catch(() => ({ size: 0 }));
  if (size > largestLog) await rename(log, `${log}.1`);
};

const reasonIn = (log: string): string | undefined =>
  log
    .split('\n')
    .filter((line) => /\b(FATAL|PANIC|ERROR):/.test(line))
    .at(-1)
    ?.replace(/^.*?\b(FATAL|PANIC|ERROR):\s*/, '');

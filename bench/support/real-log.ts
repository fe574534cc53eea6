import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const log = path.join(process.env['CASEFOLD_REAL_LOGS'] ?? '', 'servicenow-incidents.csv.gz');
const root = path.resolve(import.meta.dirname, '../../..');

export const hasRealLog = (): boolean => existsSync(log);

/** Database of the tool, and a data folder for its keys. */
export interface ToolGround {
  readonly databaseUrl: string;
  readonly dataDir: string;
}

/** Imports the real log with the tool in a process of its own. Measures its time and peak memory. */
export const importRealLog = async (ground: ToolGround): Promise<{ seconds: number; megabytes: number }> => {
  const memoryFile = path.join(ground.dataDir, 'memory');
  const telling = path.join(root, 'bench/support/tell-memory.mjs');
  const begun = performance.now();
  const env = { MEMORY_FILE: memoryFile };
  await ended(startTool(['import', '--format', 'servicenow', log], ground, ['--import', telling], env));
  const seconds = (performance.now() - begun) / 1_000;
  return { seconds, megabytes: Number(readFileSync(memoryFile, 'utf8')) / 1_024 };
};

/** Starts `casefold …` as a process. */
export const startTool = (
  args: readonly string[],
  { databaseUrl, dataDir }: ToolGround,
  nodeOptions: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): ChildProcess => {
  const tool = path.join(root, 'dist/apps/cli/src/main.js');
  return spawn(process.execPath, [...nodeOptions, tool, ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl, CASEFOLD_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
};

/** Waits for the process. @throws Error if its exit code is not 0 */
export const ended = async (tool: ChildProcess): Promise<void> => {
  const [code] = (await once(tool, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${tool.spawnargs.slice(2).join(' ')} ended with ${code}`);
};

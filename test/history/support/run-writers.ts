import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SharedLog } from './shared-log.js';
import type { Step, Testimony } from './step.js';

const script = fileURLToPath(new URL('./writer.mjs', import.meta.url));

/** Divides the writers among that many processes, and hears what these have to say when all is sent. */
export const runWriters = async (
  { url, keyFile }: Pick<SharedLog, 'url' | 'keyFile'>,
  writers: readonly (readonly Step[])[],
  processes: number,
): Promise<Testimony> => {
  const shares = Array.from({ length: processes }, (_, nth) => writers.filter((_steps, at) => at % processes === nth));
  const testimonies = await Promise.all(shares.map((share) => runProcess({ url, keyFile, writers: share })));
  return {
    answers: testimonies.flatMap(({ answers }) => answers),
    conflicts: testimonies.reduce((sum, { conflicts }) => sum + conflicts, 0),
    refusals: testimonies.reduce((sum, { refusals }) => sum + refusals, 0),
  };
};

const runProcess = async (task: object): Promise<Testimony> => {
  const child = fork(script, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const said = once(child, 'message') as Promise<[Testimony]>;
  const ended = once(child, 'close');
  child.send(task);
  const [testimony] = await Promise.race([
    said,
    ended.then(() => {
      throw new Error(`A writing process ended without a word: ${errors}`);
    }),
  ]);
  await ended;
  return testimony;
};

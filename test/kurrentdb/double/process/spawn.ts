import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Answer, Command } from './commands.js';

const program = fileURLToPath(new URL('../main.mjs', import.meta.url));

/** A double that is a process of its own, and can be killed like one. */
export class KurrentProcess {
  constructor(
    /** For the official client. */
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly lines: Interface,
  ) {}

  /** Resolves once the command was carried out. */
  async tell(command: Command): Promise<void> {
    const answered = Promise.race([once(this.lines, 'line'), once(this.lines, 'close')]);
    this.child.stdin!.write(`${JSON.stringify(command)}\n`);
    await answered;
  }

  /** As `kill -9`: nothing is said to anybody. */
  async kill(): Promise<void> {
    await this.#end(() => this.child.kill('SIGKILL'));
  }

  async close(): Promise<void> {
    await this.#end(() => this.child.stdin!.end());
  }

  async #end(how: () => void): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    how();
    await exited;
  }
}

/**
 * Starts a double as a process, on a port that is free unless one is given.
 * @throws Error when it does not start, with what it said last
 */
export const spawnKurrentDouble = async (
  args: { readonly port?: number; readonly file?: string } = {},
): Promise<KurrentProcess> => {
  const given = Object.entries(args).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  const child = spawn(process.execPath, [program, ...given], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(-2000)));
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [])])) as string[];
  if (line === undefined) throw new Error(`The double of KurrentDB did not start: ${complaint}`);
  const { listening } = JSON.parse(line) as Extract<Answer, { readonly listening: string }>;
  return new KurrentProcess(listening, child, lines);
};

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A service in a process of its own that is killed and started again, as an orchestrator would. */
export class Victim {
  private child?: ChildProcess;

  constructor(
    private readonly program: 'api' | 'worker',
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Resolves once it says that it is ready. One that ends before, as when its database is away, is started again. */
  async start(): Promise<void> {
    const deadline = performance.now() + patienceMilliseconds;
    for (let errors = ''; ;) {
      const child = this.spawn();
      child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
      const ready = child.stdout && once(child.stdout, 'data').then(() => true);
      if (await Promise.race([ready, once(child, 'close').then(() => false)])) return;
      if (performance.now() > deadline) throw new Error(`The ${this.program} does not start: ${errors}`);
    }
  }

  /** Without any warning. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** In good order. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }

  private spawn(): ChildProcess {
    const program = fileURLToPath(new URL(`./${this.program}.mjs`, import.meta.url));
    const env = { PATH: process.env['PATH'], ...this.environment };
    return (this.child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }
}

const patienceMilliseconds = 60_000;

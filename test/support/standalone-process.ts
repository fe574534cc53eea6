import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const main = path.resolve('dist/apps/standalone/src/main.js');

/** The process that `npm start` runs, without npm. */
export class StandaloneProcess {
  stdout = '';
  stderr = '';
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly heard = new Set<() => void>();

  constructor(dataDir: string, settings: Record<string, string> = {}) {
    this.child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], CASEFOLD_DATA_DIR: dataDir, CASEFOLD_DEMO_CASES: '0', PORT: '0', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.stdout += chunk.toString();
      this.heard.forEach((look) => look());
    });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exited = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** Waits until the API is ready and returns its address. */
  async ready(): Promise<string> {
    const address = new Promise<string>((resolve) => {
      const look = () => {
        const [, api] = /Casefold is ready\.\s+GraphQL: (\S+)\/graphql/.exec(this.stdout) ?? [];
        if (api) resolve(api);
      };
      this.heard.add(look);
      look();
    });
    const end = this.exited.then((code) => {
      throw new Error(`The process exited with ${code} before the API was ready: ${this.stderr}`);
    });
    return Promise.race([address, end]);
  }

  /** Sends a signal and returns the exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }
}

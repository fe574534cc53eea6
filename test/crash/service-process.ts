import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A command whose success the service has reported: the revision is that of its last event. */
export interface Acknowledged {
  readonly commandId: string;
  readonly stream: string;
  readonly revision: number;
}

type Fact =
  | { readonly ready: { readonly postgres: string } }
  | { readonly sent: string }
  | { readonly acknowledged: Acknowledged };

/** What all the services of a run have said. */
export class Testimony {
  readonly sent = new Set<string>();
  readonly acknowledged: Acknowledged[] = [];
}

const program = fileURLToPath(new URL('./service.mjs', import.meta.url));

/** A service under load, in a process of its own, whose end is violent. */
export class ServiceProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  private errors = '';
  /** The data directory of its Postgres. */
  private postgres = '';

  private constructor(
    dataDir: string,
    round: number,
    private readonly testimony: Testimony,
  ) {
    this.child = spawn(process.execPath, [program, String(round)], {
      env: { PATH: process.env['PATH'], CASEFOLD_DATA_DIR: dataDir, LOG_LEVEL: 'fatal' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    this.ended = once(this.child, 'close');
  }

  /** Resolves once it is writing. */
  static async start(dataDir: string, round: number, testimony: Testimony): Promise<ServiceProcess> {
    const service = new ServiceProcess(dataDir, round, testimony);
    const ready = new Promise<string>((resolve) => service.listen(resolve));
    const died = service.ended.then(() => {
      throw new Error(`Round ${round}: the service ended by itself: ${service.errors}`);
    });
    service.postgres = await Promise.race([ready, died]);
    died.catch(() => undefined); // from here on it is meant to end
    return service;
  }

  /** Without any warning; its Postgres goes on. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Whether it runs, as it must while its Postgres is gone. */
  get runs(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The same to its Postgres, which is found by its own file and nothing else. */
  killPostgres(): void {
    const pid = Number(readFileSync(path.join(this.postgres, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
  }

  private listen(ready: (postgres: string) => void): void {
    if (!this.child.stdout) throw new Error('The service has no stdout');
    createInterface(this.child.stdout).on('line', (line) => {
      const fact = factIn(line);
      if (!fact) return;
      if ('ready' in fact) ready(fact.ready.postgres);
      else if ('sent' in fact) this.testimony.sent.add(fact.sent);
      else this.testimony.acknowledged.push(fact.acknowledged);
    });
  }
}

/** The last line may have been cut short by the kill: then it says nothing. */
const factIn = (line: string): Fact | undefined => {
  try {
    return JSON.parse(line) as Fact;
  } catch {
    return undefined;
  }
};

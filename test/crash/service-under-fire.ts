import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { readSettings, tokenKey, mintToken } from '#platform';
import { MortalPostgres } from './mortal-postgres.js';
import { Victim } from './victim.js';

export const serviceParts = ['api', 'worker', 'postgres'] as const;
export type Part = (typeof serviceParts)[number];

export interface Kill {
  readonly part: Part;
  /** How long after the last one. */
  readonly afterMilliseconds: number;
}

/** The same for the same seed. However few the kills, the first ones hit each part once. */
export const scheduleOf = (seed: number, kills: number): readonly Kill[] => {
  const anyKill = fc.record({
    part: fc.constantFrom(...serviceParts),
    afterMilliseconds: fc.noBias(fc.integer({ min: 100, max: 1_500 })),
  });
  const eachPart = fc.shuffledSubarray([...serviceParts], { minLength: serviceParts.length });
  const [first] = fc.sample(eachPart, { seed, numRuns: 1 });
  return fc.sample(anyKill, { seed, numRuns: kills }).map((kill, nth) => ({ ...kill, part: first[nth] ?? kill.part }));
};

/** A day passes in less than a second. */
const clockSpeed = 100_000;

/** On that clock a run takes years, and tokens end by it. */
const centuryInSeconds = 100 * 365 * 86_400;

/** API, worker and Postgres, each in a process of its own. */
export class ServiceUnderFire {
  private constructor(
    readonly folder: string,
    readonly postgres: MortalPostgres,
    private readonly victims: { readonly api: Victim; readonly worker: Victim },
    readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async start(): Promise<ServiceUnderFire> {
    const folder = await mkdtemp(path.join(tmpdir(), 'casefold-crash-'));
    await chmod(folder, 0o755); // run by root, Postgres is another account
    const postgres = await MortalPostgres.start(path.join(folder, 'postgres'));
    const environment = {
      PORT: String(await freePort()),
      DATABASE_URL: postgres.url,
      CASEFOLD_DATA_DIR: path.join(folder, 'data'),
      CASEFOLD_TEST_CLOCK: `${Date.now()}x${clockSpeed}`,
      LOG_LEVEL: 'fatal',
      CASEFOLD_ACTOR_POINTS: '1000000000', // it is not the limits that are tried here
    };
    const victims = { api: new Victim('api', environment), worker: new Victim('worker', environment) };
    await victims.api.start();
    await victims.worker.start();
    return new ServiceUnderFire(folder, postgres, victims, environment);
  }

  /** Kills one part and has it started again, while the others go on. */
  async kill({ part, afterMilliseconds }: Kill): Promise<void> {
    await sleep(afterMilliseconds);
    if (part === 'postgres') return this.postgres.killAndRestart();
    await this.victims[part].kill();
    await this.victims[part].start();
  }

  get api(): string {
    return `http://127.0.0.1:${this.environment['PORT']}/graphql`;
  }

  /** The ids of the messages that have left; one may have left more than once. */
  sentMessages(): readonly string[] {
    const lines = readFileSync(readSettings(this.environment).outboundFile, 'utf8').trimEnd().split('\n');
    return lines.flatMap(idIn);
  }

  token(): Promise<string> {
    const settings = readSettings(this.environment);
    return mintToken({ id: 'a-1', role: 'agent', tier: 1 }, tokenKey(settings), centuryInSeconds);
  }

  /** The services in good order; the database stays, for what has to be looked at. */
  async stopServices(): Promise<void> {
    await Promise.all([this.victims.api.stop(), this.victims.worker.stop()]);
  }

  async remove(): Promise<void> {
    await Promise.all([this.victims.api.kill(), this.victims.worker.kill()]);
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Free now, and the same after each start: clients know no other. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** Whoever wrote the line may have been killed in the middle of it. */
const idIn = (line: string): readonly string[] => {
  try {
    return [(JSON.parse(line) as { id: string }).id];
  } catch {
    return [];
  }
};

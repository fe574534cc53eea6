import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PostgresEventStore } from '#event-store';
import { instantOf } from '#kernel';
import type { Projection } from './projection.js';
import { projectionStatuses } from './projection-status.js';
import { openReadDatabase } from './testing/database.js';
import { appendTo, eventually, tallied, tallyOf, upTo } from './testing/tally.js';

const tally = tallyOf('tally', { lanes: 4 }) as Projection;
const streams = Array.from({ length: 20 }, (_, index) => `count-${index}`);
const script = fileURLToPath(new URL('./testing/tally-worker.mjs', import.meta.url));

interface WorkerProcess {
  readonly process: ChildProcess;
  readonly holder: string;
}

describe('several workers', () => {
  let database: Awaited<ReturnType<typeof openReadDatabase>>;
  let store: PostgresEventStore;
  let workers: ChildProcess[];

  beforeEach(async () => {
    database = await openReadDatabase(tally);
    store = await PostgresEventStore.open(database.pool, { reportError: () => undefined });
    workers = [];
  });

  afterEach(async () => {
    for (const worker of workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    await store.close();
    await database.close();
  });

  const startWorker = async (): Promise<WorkerProcess> => {
    const process = fork(script, [database.url, String(tally.lanes)], { execArgv: [] });
    workers.push(process);
    const [{ holder }] = (await once(process, 'message')) as [{ holder: string }];
    return { process, holder };
  };

  const status = async () => (await projectionStatuses(database.pool, store, [tally], instantOf(Date.now())))[0];

  /** How many lanes each of these has. */
  const shares = async (...holders: readonly WorkerProcess[]): Promise<readonly number[]> => {
    const { lanes } = await status();
    return holders.map(({ holder }) => lanes.filter((lane) => lane.holder === holder).length);
  };

  const isLevel = async (): Promise<boolean> => (await status()).lag.events === 0;

  it('share the lanes; one takes over from another that is killed; each event is folded once', async () => {
    const [first, second] = [await startWorker(), await startWorker()];
    await appendTo(store, streams);
    await eventually(async () => String(await shares(first, second)) === '2,2');

    let appended = streams.length;
    const append = async () => {
      await appendTo(store, streams);
      appended += streams.length;
    };
    for (let round = 0; round < 5; round++) await append();
    first.process.kill('SIGKILL');
    for (let round = 0; round < 20; round++) await append();
    await eventually(async () => String(await shares(second)) === '4');
    await eventually(isLevel);
    expect(await tallied(database.pool, 'tally')).toEqual(upTo(appended));
  }, 60_000);

  it('are told to stop, give back what they hold, and end', async () => {
    const worker = await startWorker();
    await eventually(async () => String(await shares(worker)) === '4');
    await appendTo(store, streams);
    worker.process.kill('SIGTERM');
    expect(await once(worker.process, 'exit')).toEqual([0, null]);
    expect((await status()).lanes.map(({ holder }) => holder)).toEqual([null, null, null, null]);

    const heir = await startWorker();
    await eventually(async () => String(await shares(heir)) === '4');
    await eventually(isLevel);
    expect(await tallied(database.pool, 'tally')).toEqual(upTo(streams.length));
  }, 60_000);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseIdOf, CaseReader, caseStream } from '#cases';
import { RelinkCases } from '#customers';
import { collect } from '#event-store';
import { instantOf } from '#kernel';
import { NoSnapshots } from '#snapshots';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { startWorks, until } from '#processes/testing';
import { openPostgresGround, type PostgresGround } from '../properties/postgres-ground.js';
import { startReadModels } from '../properties/read-models.js';
import { CustomerDesk, merge } from './customer-desk.js';

/** Number of cases that the worker looks up at once. */
const pageOfCases = 100;

let ground: PostgresGround;
let desk: CustomerDesk;
let cases: CaseReader;

beforeAll(async () => {
  ground = await openPostgresGround();
  desk = new CustomerDesk(await commandsOn(ground));
  cases = new CaseReader(ground.store, ground.keys, new NoSnapshots());
}, 60_000);

afterAll(() => ground.close());

/** Brings the read models up to the end of the log; they do not advance otherwise. */
const show = async (): Promise<void> => {
  const readModels = await startReadModels(ground);
  await readModels.caughtUp().finally(() => readModels.stop());
};

/** Opens `count` cases of customer `from`, then merges it into `into`. Returns the ids of the cases, sorted. */
const misplaced = async (from: string, into: string, count: number): Promise<readonly string[]> => {
  await desk.register(from, into);
  const opened = await Promise.all(Array.from({ length: count }, () => desk.openedBy(from)));
  await desk.send(merge(from, into));
  await show();
  return opened.sort();
};

/** A worker that moves cases, and the times at which it reported errors. */
const worker = (sending = desk.send) => {
  const failedAt: number[] = [];
  const work = new RelinkCases({
    pool: ground.pool,
    clock: { now: () => instantOf(Date.now()) },
    send: sending,
    reportError: () => void failedAt.push(performance.now()),
  });
  return { work, failedAt };
};

const ownersOf = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await cases.view(id))?.customerId));

const haveMoved = async (ids: readonly string[], into: string): Promise<boolean> =>
  (await ownersOf(ids)).every((owner) => owner === into);

const movesOf = async (id: string): Promise<number> =>
  (await collect(ground.store.readStream(caseStream(id)))).filter(({ type }) => type === 'CustomerLinked').length;

describe('the cases of a merged customer', () => {
  it('are moved to the customer it was merged into, and then left alone', async () => {
    const ids = await misplaced('old', 'new', 3);
    const { stop } = startWorks([worker().work]);
    await until('all cases belong to the new customer', () => haveMoved(ids, 'new')).finally(stop);
    await show();
    const sent: string[] = [];
    const { work, failedAt } = worker(async (command) => {
      sent.push(caseIdOf(command.stream));
      return desk.send(command);
    });
    const again = startWorks([work]);
    const late = await desk.openedBy('old');
    await show();
    await until('the late one is moved too', () => haveMoved([late], 'new')).finally(again.stop);
    expect(new Set(sent)).toEqual(new Set([late]));
    expect(failedAt).toEqual([]);
  });

  it('are left to the next worker if one dies between two of them, and none is moved twice', async () => {
    const ids = await misplaced('left', 'kept', 5);
    const dying = new AbortController();
    let sent = 0;
    const { work } = worker(async (command) => {
      sent += 1;
      if (sent === 2) dying.abort();
      return desk.send(command);
    });
    await work.run(dying.signal);
    expect(await ownersOf(ids)).toEqual(['kept', 'kept', 'left', 'left', 'left']);
    // The read models still show the first two at their old customer, so their commands are sent again.
    const { stop } = startWorks([worker().work]);
    await until('the rest is moved', () => haveMoved(ids, 'kept')).finally(stop);
    expect(await Promise.all(ids.map(movesOf))).toEqual(ids.map(() => 1));
    await show();
  });

  it('are moved past one that cannot be moved now, which is retried', async () => {
    const ids = await misplaced('shut', 'open', 4);
    const [first, ...others] = ids;
    let isHeld = true;
    const { work, failedAt } = worker(async (command) => {
      if (isHeld && command.stream === caseStream(first)) throw new Error('not now');
      return desk.send(command);
    });
    const { stop } = startWorks([work]);
    try {
      await until('the others are moved', () => haveMoved(others, 'open'));
      expect(failedAt.length).toBeGreaterThan(0);
      expect(await ownersOf([first])).toEqual(['shut']);
      isHeld = false;
      await until('the first is moved too', () => haveMoved([first], 'open'));
    } finally {
      await stop();
    }
    expect(await Promise.all(ids.map(movesOf))).toEqual(ids.map(() => 1));
    await show();
  });

  it('are looked up with increasing pauses while that fails, continuing where it stopped', async () => {
    const ids = await misplaced('many', 'one', pageOfCases + 1);
    const sent: string[] = [];
    const { work, failedAt } = worker(async (command) => {
      sent.push(caseIdOf(command.stream));
      if (sent.length === pageOfCases) await ground.pool.query('ALTER VIEW read.case_list_v1 RENAME TO case_list_away');
      return desk.send(command);
    });
    const { stop } = startWorks([work]);
    try {
      await until('it has failed several times', () => failedAt.length >= 4);
      await ground.pool.query('ALTER VIEW read.case_list_away RENAME TO case_list_v1');
      await until('the last is moved', () => haveMoved(ids.slice(-1), 'one'));
    } finally {
      await stop();
    }
    const pauses = failedAt.slice(1, 4).map((at, nth) => at - failedAt[nth]);
    const timerError = 2;
    for (const [nth, shortest] of [50, 100, 200].entries()) {
      expect(pauses[nth]).toBeGreaterThanOrEqual(shortest - timerError);
    }
    expect(sent.slice(0, ids.length)).toEqual(ids);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MemorySubjectKeys } from '#encryption';
import { until } from './support/until.js';
import { type InterruptiblePostgres, openInterruptiblePostgres } from './support/interruptible-postgres.js';
import { Sums } from './support/sums.js';
import { describeUnknownOutcomes } from './support/unknown-outcomes.contract.js';

describeUnknownOutcomes('Postgres', openInterruptiblePostgres);

describe('an append that Postgres gets only after its sender has given it up', () => {
  let log: InterruptiblePostgres;
  let sums: Sums;
  beforeAll(async () => {
    log = await openInterruptiblePostgres();
    sums = new Sums(log.store, new MemorySubjectKeys());
  });
  afterAll(() => log.close());

  it('finds its revision taken by the second attempt, and is not written again', async () => {
    const stream = `sum-${randomUUID()}`;
    await sums.add(stream, 'first', 1);
    log.proxy.cutNextAppend('late');
    expect(await sums.add(stream, 'cut', 2)).toMatchObject({ revision: 1 });
    await log.proxy.deliver();
    expect(await sums.amountsOf(stream)).toEqual([1, 2]);
  });

  it('counts as done when it comes before the command is sent again', async () => {
    const stream = `sum-${randomUUID()}`;
    await sums.add(stream, 'first', 1);
    log.proxy.isolateAtNextAppend('late');
    await expect(sums.add(stream, 'cut', 2)).rejects.toThrow('No answer to an append');
    log.proxy.heal();
    await log.proxy.deliver();
    expect(await sums.amountsOf(stream)).toEqual([1, 2]);
    expect(await sums.add(stream, 'cut', 2)).toMatchObject({ revision: 1 });
    expect(await sums.amountsOf(stream)).toEqual([1, 2]);
  });

  it('is not waited for without end when the connection falls silent', async () => {
    const stream = `sum-${randomUUID()}`;
    await sums.add(stream, 'first', 1);
    const { cuts } = log.proxy;
    // The timers of `pg` alone: it is they that must give up.
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    try {
      log.proxy.cutNextAppend('silently');
      const added = sums.add(stream, 'cut', 2);
      await until(() => log.proxy.cuts > cuts);
      jest.advanceTimersByTime(40_000);
      expect(await added).toMatchObject({ revision: 1 });
    } finally {
      jest.useRealTimers();
    }
    expect(await sums.amountsOf(stream)).toEqual([1, 2]);
  });
});

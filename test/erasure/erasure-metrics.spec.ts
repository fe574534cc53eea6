import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { addDays, type Instant } from '#kernel';
import { ErasureMetrics } from '../../apps/api/src/monitoring/erasure-metrics.js';
import { until } from '#processes/testing';
import { PrivacyDesk } from './support/privacy-desk.js';

const daySeconds = 86_400;

let desk: PrivacyDesk;

beforeAll(async () => {
  desk = await PrivacyDesk.openAlone();
});

afterAll(() => desk.close());

/** What a scrape at that moment finds. */
const measured = async (now: Instant) => {
  const registry = new Registry();
  new ErasureMetrics(registry, desk.ground.pool, { now: () => now });
  const valueOf = async (name: string) => (await registry.getSingleMetric(name)?.get())?.values[0].value;
  return {
    open: await valueOf('casefold_open_erasures'),
    seconds: await valueOf('casefold_open_erasures_seconds'),
    failing: await valueOf('casefold_failing_erasures'),
  };
};

const nothing = { open: 0, seconds: 0, failing: 0 };

describe('what is measured of erasures', () => {
  it('is how many are open and for how long, and how many of them fail, until all are done', async () => {
    expect(await measured('2026-11-22T09:30:00.000Z')).toEqual(nothing);
    for (const id of ['C-1', 'C-2']) {
      await desk.register(id, `Marker of ${id}`);
      await desk.requestErasure(id);
    }
    let isDisturbed = true;
    const work = desk.work({
      send: (command) => {
        if (isDisturbed && command.stream === 'customer-C-2') throw new Error('not now');
        return desk.send(command);
      },
    });
    const { signal } = new AbortController();
    const erasureOf = async (id: string) => (await desk.erasures(id))[0];
    await until('one is done and the other fails', async () => {
      await work.round(signal);
      return (await erasureOf('C-1')).step === 'done' && (await erasureOf('C-2')).failures > 0;
    });
    const { requestedAt } = await erasureOf('C-2');
    expect(await measured(addDays(requestedAt, 1))).toEqual({ open: 1, seconds: daySeconds, failing: 1 });
    expect(await measured(addDays(requestedAt, -1))).toMatchObject({ seconds: 0 });

    isDisturbed = false;
    await desk.eraseAll(work);
    expect(await measured(addDays(requestedAt, 1))).toEqual(nothing);
  });

  it('is how long the oldest is open', async () => {
    for (const id of ['C-3', 'C-4']) {
      await desk.register(id, `Marker of ${id}`);
      await desk.requestErasure(id);
    }
    // What reads them from the log, and no more.
    const stopped = AbortSignal.abort();
    await desk.work().round(stopped);
    const [{ requestedAt }] = await desk.erasures('C-3');
    expect(await measured(addDays(requestedAt, 2))).toEqual({ open: 2, seconds: 2 * daySeconds, failing: 0 });
  });
});

import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { beginning, comparePositions } from '#kernel';
import { collect } from '../collect.js';
import { type EventBatch, type EventStore, type SubscribeOptions, categoryOf } from '../port.js';
import { newEvents, newStream } from './new-events.js';

/** The part of the contract that is about time: catching up, living on, ending. */
export const describeSubscriptions = (store: () => EventStore): void => {
  const append = async (stream: string, count: number, expected: number | 'none' = 'none') =>
    store().append({ stream, events: newEvents(count), expected });

  /** Follows until `isEnough` of all that came, then lets go; fails after five seconds. */
  const follow = async (
    options: Omit<SubscribeOptions, 'signal'>,
    isEnough: (batches: readonly EventBatch[]) => boolean,
  ): Promise<EventBatch[]> => {
    const signal = AbortSignal.timeout(5_000);
    const batches: EventBatch[] = [];
    for await (const batch of store().subscribe({ ...options, signal })) {
      batches.push(batch);
      if (isEnough(batches)) return batches;
    }
    throw new Error(`Still waiting; so far: ${JSON.stringify(batches)}`);
  };

  const placesOf = (batches: readonly EventBatch[]): string[] =>
    batches.flatMap(({ events }) => events.map(({ stream, revision }) => `${stream}@${revision}`));

  const places = (stream: string, from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => `${stream}@${from + index}`);

  it('catches up, then goes on live, each event once and in order', async () => {
    const stream = newStream();
    const after = await store().lastPosition();
    await append(stream, 5);
    const following = follow({ after, batchSize: 3 }, (batches) => placesOf(batches).length >= 25);
    for (let n = 0; n < 20; n++) await append(stream, 1, 4 + n);
    expect(placesOf(await following)).toEqual(places(stream, 0, 24));
  });

  it('begins at the beginning without a position', async () => {
    await append(newStream(), 1);
    const [stored] = await collect(store().readAll({ batchSize: 1 }));
    const [first] = await follow({ batchSize: 1 }, () => true);
    expect(first?.events).toEqual(stored?.events);
  });

  it('shows a live event soon', async () => {
    const stream = newStream();
    const after = await store().lastPosition();
    const following = follow({ after }, () => true);
    await sleep(100);
    const appendedAt = performance.now();
    await append(stream, 1);
    await following;
    expect(performance.now() - appendedAt).toBeLessThan(500);
  });

  it('advances past what it does not select, in the past and live', async () => {
    const [selected, other] = [newStream(), newStream()];
    const after = await store().lastPosition();
    const past = await append(other, 3);
    const categories = [categoryOf(selected)];
    const reaches = (position: string) => (batches: readonly EventBatch[]) =>
      comparePositions(batches.at(-1)?.through ?? beginning, position) >= 0;
    expect(placesOf(await follow({ after, categories }, reaches(past.position)))).toEqual([]);

    const live = follow({ after: past.position, categories }, (batches) => placesOf(batches).length > 0);
    await append(other, 2, 2);
    await append(selected, 1);
    expect(placesOf(await live)).toEqual(places(selected, 0, 0));
  });

  it.each([
    ['before it began', 0],
    ['while it waits', 50],
  ])('ends without an error when aborted %s', async (_when, milliseconds) => {
    const controller = new AbortController();
    if (milliseconds === 0) controller.abort();
    else setTimeout(() => controller.abort(), milliseconds);
    const { signal } = controller;
    for await (const batch of store().subscribe({ after: await store().lastPosition(), signal })) {
      expect(batch.events).toEqual([]);
    }
    expect(signal.aborted).toBe(true);
  });

  it('ends between two batches when aborted there', async () => {
    const after = await store().lastPosition();
    await append(newStream(), 10);
    const controller = new AbortController();
    let seen = 0;
    for await (const { events } of store().subscribe({ after, batchSize: 2, signal: controller.signal })) {
      seen += events.length;
      if (seen === 4) controller.abort();
    }
    expect(seen).toBe(4);
  });

  it('misses nothing while its consumer is slow', async () => {
    const stream = newStream();
    const after = await store().lastPosition();
    const seen: string[] = [];
    const consuming = (async () => {
      for await (const batch of store().subscribe({ after, batchSize: 7, signal: AbortSignal.timeout(10_000) })) {
        await sleep(20);
        seen.push(...placesOf([batch]));
        if (seen.length === 60) return;
      }
    })();
    for (let n = 0; n < 30; n++) await append(stream, 2, n === 0 ? 'none' : 2 * n - 1);
    await consuming;
    expect(seen).toEqual(places(stream, 0, 59));
  });

  it('shows the same to all who follow, each at its own pace', async () => {
    const stream = newStream();
    const after = await store().lastPosition();
    const followers = [1, 3, 50].map((batchSize) =>
      follow({ after, batchSize }, (batches) => placesOf(batches).length >= 40),
    );
    for (let n = 0; n < 10; n++) await append(stream, 4, n === 0 ? 'none' : 4 * n - 1);
    for (const batches of await Promise.all(followers)) expect(placesOf(batches)).toEqual(places(stream, 0, 39));
  });
};

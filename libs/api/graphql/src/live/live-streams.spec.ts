import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore, type NewEvent } from '#event-store';
import { LiveStreams } from './live-streams.js';

const event = (id: string): NewEvent => ({
  id,
  type: 'Happened',
  version: 1,
  data: '{}',
  occurredAt: '2026-03-02T09:00:00.000Z',
  actor: 'a',
  role: 'agent',
  commandId: id,
  fingerprint: 'f',
  correlationId: 'c',
  origin: 'live',
  subject: 's',
});

const append = (store: MemoryEventStore, stream: string, nth: number) =>
  store.append({ stream, events: [event(randomUUID())], expected: nth === 0 ? 'none' : nth - 1 });

const follow = async (tail: LiveStreams, stream: string, count: number): Promise<number[]> => {
  const stop = new AbortController();
  const seen: number[] = [];
  for await (const { revision } of tail.follow(stream, stop.signal)) {
    seen.push(revision);
    if (seen.length === count) stop.abort();
  }
  return seen;
};

describe('the tail of the log', () => {
  it('delivers every event of a stream once and in order, earlier and new ones, and no other events', async () => {
    const store = new MemoryEventStore();
    const tail = new LiveStreams(store);
    await append(store, 'case-a', 0);
    await append(store, 'case-b', 0);
    const followed = Promise.all([follow(tail, 'case-a', 6), follow(tail, 'case-a', 6), follow(tail, 'case-b', 3)]);
    for (let nth = 1; nth < 6; nth++) {
      await append(store, 'case-a', nth);
      if (nth < 3) await append(store, 'case-b', nth);
    }
    expect(await followed).toEqual([
      [0, 1, 2, 3, 4, 5],
      [0, 1, 2, 3, 4, 5],
      [0, 1, 2],
    ]);
    expect(tail.followerCount).toBe(0);
  });

  it('ends a follower that takes nothing while more events come than can wait', async () => {
    const store = new MemoryEventStore();
    const tail = new LiveStreams(store);
    await append(store, 'case-a', 0);
    const events = tail.follow('case-a', new AbortController().signal);
    await events.next();
    for (let nth = 1; nth <= 510; nth++) await append(store, 'case-a', nth);
    const takeAll = async () => {
      while (!(await events.next()).done);
    };
    await expect(takeAll()).rejects.toMatchObject({ extensions: { code: 'SUBSCRIBER_TOO_SLOW', position: '501' } });
    expect(tail.followerCount).toBe(0);
  });
});

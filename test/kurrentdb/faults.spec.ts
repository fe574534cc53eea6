import { afterEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { collect, type StoredEvent } from '#event-store';
import { LogTailer, newEvent, newEvents, newStream, revisions, revisionsOf } from '#event-store/testing';
import type { KurrentDoubleOptions } from './double/index.js';
import { type KurrentLog, openKurrentLog } from './support/kurrent-log.js';

const opened: KurrentLog[] = [];
afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
});

const open = async (options?: KurrentDoubleOptions): Promise<KurrentLog> => {
  const log = await openKurrentLog(options);
  opened.push(log);
  return log;
};

const allOf = async ({ store }: KurrentLog): Promise<StoredEvent[]> =>
  (await collect(store.readAll())).flatMap(({ events }) => events);

describe.each([
  ['with batches', {}],
  ['without batches', { batchAppend: false }],
])('an append, on a server %s', (_which, options) => {
  it.each([
    ['the connection is cut before the commit', { does: 'cut' }],
    ['the connection is cut after the commit', { does: 'cut', when: 'after' }],
    ['the server is overloaded', { does: 'unavailable', times: 3 }],
    ['the server is still starting', { does: 'not-ready', times: 2 }],
    ['the cluster takes too long', { does: 'timeout' }],
    ['the cluster takes too long, and commits', { does: 'timeout', when: 'after' }],
    ['nobody leads', { does: 'not-leader' }],
    ['there is no answer', { does: 'hang' }],
    ['there is no answer after the commit', { does: 'hang', when: 'after' }],
  ] as const)('is made once, and said to be so, where %s', async (_what, fault) => {
    const log = await open(options);
    const stream = newStream();
    await log.store.append({ stream, events: newEvents(1), expected: 'none' });
    log.double.faults.inject({ call: 'append', stream, ...fault });
    const events = newEvents(2);
    const appended = await log.store.append({ stream, events, expected: 0 });
    const stored = await collect(log.store.readStream(stream));
    expect(stored.slice(1).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(appended).toEqual({ revision: 2, position: stored[2].position });
  });

  it('is told of a conflict that the server tells without details', async () => {
    const { store } = await open({ ...options, richConflicts: false });
    const stream = newStream();
    await store.append({ stream, events: newEvents(3), expected: 'none' });
    const conflict = store.append({ stream, events: newEvents(1), expected: 0 });
    await expect(conflict).rejects.toMatchObject({ name: 'WrongRevision', actual: 2, events: { length: 2 } });
  });

  it('has its position also where the server answers without one', async () => {
    const { store } = await open({ ...options, appendPositions: false });
    const stream = newStream();
    const { position } = await store.append({ stream, events: newEvents(2), expected: 'none' });
    expect(position).toBe((await collect(store.readStream(stream)))[1].position);
  });

  it('is refused where the server is set to take less', async () => {
    const { store } = await open({ ...options, maxAppendSize: 10_000 });
    const append = store.append({ stream: newStream(), events: newEvents(30), expected: 'none' });
    await expect(append).rejects.toMatchObject({ name: 'AppendRejected' });
  });

  it('is refused where the stream was deleted, as is reading it', async () => {
    const { store, double } = await open(options);
    const stream = newStream();
    await store.append({ stream, events: newEvents(1), expected: 'none' });
    const client = KurrentDBClient.connectionString(double.url);
    await client.tombstoneStream(stream);
    const sentence = `${stream} was deleted in KurrentDB, where nothing of a log may be`;
    await expect(store.append({ stream, events: newEvents(1), expected: 0 })).rejects.toThrow(sentence);
    await expect(collect(store.readStream(stream))).rejects.toThrow(sentence);
    await client.dispose();
  });
});

describe('reads', () => {
  it.each([
    ['unavailable', { does: 'unavailable', times: 2 }],
    ['cut off at the beginning', { does: 'cut' }],
    ['cut off in the middle', { does: 'cut', afterMessages: 7 }],
    ['not answered', { does: 'hang', afterMessages: 3 }],
    ['sent to a follower', { does: 'not-leader' }],
  ] as const)('of a stream come out whole when %s', async (_what, fault) => {
    const { store, double } = await open();
    const stream = newStream();
    await store.append({ stream, events: newEvents(700), expected: 'none' });
    double.faults.inject({ call: 'read', stream, ...fault });
    expect(revisionsOf(await collect(store.readStream(stream)))).toEqual(revisions(0, 699));
  });

  it.each([
    ['unavailable', { does: 'unavailable', times: 2 }],
    ['cut off in the middle', { does: 'cut', afterMessages: 100 }],
    ['silent from some point on', { does: 'hang', afterMessages: 50 }],
  ] as const)('of the log go on where they were when %s', async (_what, fault) => {
    const log = await open();
    for (let n = 0; n < 10; n++) {
      await log.store.append({ stream: newStream(), events: newEvents(50), expected: 'none' });
    }
    const whole = await allOf(log);
    log.double.faults.inject({ call: 'subscribe', ...fault });
    expect(await allOf(log)).toEqual(whole);
    expect(whole).toHaveLength(500);
  });

  it('refuse what another program wrote', async () => {
    const { store, double } = await open();
    const client = KurrentDBClient.connectionString(double.url);
    const foreign = { id: randomUUID(), contentType: 'application/json', type: 'Other', data: {} } as const;
    await client.appendToStream('other-1', { ...foreign, metadata: {} });
    const sentence = 'Other at other-1@0 was not written by Casefold, which must be the only writer of its log';
    await expect(collect(store.readAll())).rejects.toThrow(sentence);
    await client.dispose();
  });
});

describe('a subscription', () => {
  it('outlives dropped subscriptions, cut connections and a restart, and shows each event once', async () => {
    const { store, double } = await open();
    const tailer = new LogTailer(store, '0');
    const stream = newStream();
    for (let n = 0; n < 30; n++) {
      await store.append({ stream, events: newEvents(1), expected: n === 0 ? 'none' : n - 1 });
      if (n === 5) double.dropSubscriptions();
      if (n === 10) double.cutConnections();
      if (n === 20) await double.restart();
    }
    expect(revisionsOf(await tailer.sees(30))).toEqual(revisions(0, 29));
  });

  it('shows what others write also where the server no longer tells of it', async () => {
    const { store, double } = await open();
    const other = await openKurrentLog({ cluster: double.cluster });
    opened.push(other);
    double.faults.inject({ call: 'subscribe', does: 'hang' });
    const tailer = new LogTailer(store, '0');
    await other.store.append({ stream: newStream(), events: newEvents(2), expected: 'none' });
    expect(await tailer.sees(2)).toHaveLength(2);
  });
});

describe('a cluster', () => {
  it('is followed to its next leader, by appends and reads', async () => {
    const { store, double } = await open();
    const follower = await openKurrentLog({ cluster: double.cluster });
    opened.push(follower);
    const stream = newStream();
    await store.append({ stream, events: newEvents(1), expected: 'none' });
    double.cluster.elect(follower.double);
    await store.append({ stream, events: newEvents(1), expected: 0 });
    expect(revisionsOf(await collect(store.readStream(stream)))).toEqual([0, 1]);
    expect(await allOf(follower)).toHaveLength(2);
  });
});

describe('the history of many writers through all kinds of faults', () => {
  const kinds = ['cut', 'unavailable', 'not-ready', 'timeout', 'not-leader'] as const;
  const writers = 12;
  const appends = 25;

  it.each([{}, { batchAppend: false }])('has each acknowledged append once, %o', async (options) => {
    const log = await open(options);
    const tailer = new LogTailer(log.store, '0');
    const acknowledged = new Map<string, string>();
    const written = new AbortController();
    const disturb = async (): Promise<void> => {
      for (let n = 0; !written.signal.aborted; n++) {
        const before = acknowledged.size;
        const when = n % 2 === 0 ? 'before' : 'after';
        log.double.faults.clear(); // those that met nobody yet, or they would become more than there are calls
        log.double.faults.inject({ call: 'append', does: kinds[n % kinds.length], when });
        if (n % 4 === 1) log.double.faults.inject({ call: 'subscribe', does: 'cut', afterMessages: 20 });
        if (n % 10 === 9) await log.double.restart();
        await sleep(150);
        // On a slow machine faults would else come faster than anyone gets through, and appends give up after a while.
        while (acknowledged.size === before && !written.signal.aborted) await sleep(10);
      }
    };
    const write = async (): Promise<void> => {
      const stream = newStream();
      for (let n = 0; n < appends; n++) {
        const event = newEvent();
        const expected = n === 0 ? 'none' : n - 1;
        const { revision, position } = await log.store.append({ stream, events: [event], expected });
        acknowledged.set(`${stream}@${revision}`, `${event.id} ${position}`);
      }
    };
    const disturbing = disturb();
    await Promise.all(Array.from({ length: writers }, write)).finally(() => written.abort());
    await disturbing;
    log.double.faults.clear();

    const all = await allOf(log);
    expect(all).toHaveLength(writers * appends);
    const stored = all.map(({ stream, revision, id, position }) => [`${stream}@${revision}`, `${id} ${position}`]);
    expect(new Map(stored as [string, string][])).toEqual(acknowledged);
    const seen = await tailer.sees(all.length);
    expect(seen.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(log.reported.length).toBeGreaterThan(0);
  });
});

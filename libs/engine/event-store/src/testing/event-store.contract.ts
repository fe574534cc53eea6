import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collect } from '../collect.js';
import { AppendRejected, type EventStore, largestAppend, type StoredEvent, WrongRevision } from '../port.js';
import { newEvent, newEvents, newStream } from './new-events.js';
import { describeRawReads } from './raw-reads.contract.js';
import { describeLogReads, describeStreamReads } from './reads.contract.js';
import { revisions, revisionsOf } from './revisions.js';
import { describeSubscriptions } from './subscription.contract.js';

export interface StoreUnderTest {
  readonly store: EventStore;
  close(): Promise<void>;
}

/** What every event store does, whatever it is made of. An adapter's spec calls this with a way to open one. */
export const describeEventStore = (name: string, open: () => Promise<StoreUnderTest>): void => {
  describe(`the event store contract, kept by ${name}`, () => {
    let underTest: StoreUnderTest;
    beforeAll(async () => {
      underTest = await open();
    });
    afterAll(() => underTest.close());

    const store = (): EventStore => underTest.store;
    describe('append', () => describeAppends(store));
    describe('what was stored', () => describeFidelity(store));
    describe('readStream', () => describeStreamReads(store));
    describe('readAll', () => describeLogReads(store));
    describe('readRaw', () => describeRawReads(store));
    describe('subscribe', () => describeSubscriptions(store));
    describe('writers at the same time', () => describeConcurrency(store));
  });
};

const describeAppends = (store: () => EventStore): void => {
  it('begins a stream at revision 0 and continues it without gaps', async () => {
    const stream = newStream();
    const first = await store().append({ stream, events: newEvents(2), expected: 'none' });
    const second = await store().append({ stream, events: newEvents(1), expected: 1 });
    const events = await collect(store().readStream(stream));
    expect([first.revision, second.revision]).toEqual([1, 2]);
    expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    expect([first.position, second.position]).toEqual([events[1]?.position, events[2]?.position]);
  });

  it.each([
    ['none', 0],
    [0, 'none'],
    [1, 0],
    [7, 0],
  ] as const)('refuses expected revision %s where the stream stands at %s', async (expected, stands) => {
    const stream = newStream();
    if (stands === 0) await store().append({ stream, events: newEvents(1), expected: 'none' });
    const before = await store().lastPosition();
    const refused = store().append({ stream, events: newEvents(1), expected });
    await expect(refused).rejects.toBeInstanceOf(WrongRevision);
    await expect(refused).rejects.toMatchObject({ stream, expected, actual: stands });
    expect(await store().lastPosition()).toBe(before);
  });

  it('tells the refused what came after the revision it expected', async () => {
    const stream = newStream();
    await store().append({ stream, events: newEvents(3), expected: 'none' });
    await expect(store().append({ stream, events: newEvents(1), expected: 0 })).rejects.toMatchObject({
      actual: 2,
      events: (await collect(store().readStream(stream))).slice(1),
    });
  });

  it('tells fifty of them at most, the first', async () => {
    const stream = newStream();
    await store().append({ stream, events: newEvents(80), expected: 'none' });
    const error = await store()
      .append({ stream, events: newEvents(1), expected: 9 })
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ actual: 79 });
    expect(revisionsOf(error.events)).toEqual(revisions(10, 59));
  });

  it.each([
    ['no event at all', []],
    ['an id that is no UUID', [newEvent(), newEvent({ id: 'note-1' })]],
    ['a time that is none', [newEvent(), newEvent({ occurredAt: '2026-02-30' })]],
    ['a time before its predecessor', [newEvent(), newEvent({ occurredAt: '2026-03-02T08:59:59.999Z' })]],
    ['data that is no JSON', [newEvent(), newEvent({ data: '{"text":' })]],
    ['data with a zero byte', [newEvent(), newEvent({ data: '{"text":"\u0000"}' })]],
  ])('writes nothing of a request with %s', async (_what, events) => {
    const stream = newStream();
    await expect(store().append({ stream, events, expected: 'none' })).rejects.toBeInstanceOf(AppendRejected);
    expect(await collect(store().readStream(stream))).toEqual([]);
  });

  it('refuses an event that occurred before the last of its stream', async () => {
    const stream = newStream();
    await store().append({ stream, events: newEvents(1), expected: 'none' });
    const earlier = newEvents(1, { occurredAt: '2026-03-02T08:00:00.000Z' });
    await expect(store().append({ stream, events: earlier, expected: 0 })).rejects.toBeInstanceOf(AppendRejected);
    const same = await store().append({ stream, events: newEvents(1), expected: 0 });
    expect(same.revision).toBe(1);
  });

  it('refuses an append beyond the size that every store takes, and takes one just below', async () => {
    const events = (bytes: number) => newEvents(2, { data: JSON.stringify({ text: 'x'.repeat(bytes / 2) }) });
    const stream = newStream();
    const larger = store().append({ stream, events: events(largestAppend), expected: 'none' });
    await expect(larger).rejects.toBeInstanceOf(AppendRejected);
    expect(await collect(store().readStream(stream))).toEqual([]);
    await store().append({ stream, events: events(largestAppend - 2_000), expected: 'none' });
    expect(await collect(store().readStream(stream))).toHaveLength(2);
  });

  it.each([
    ['the same', {}],
    ['other', { data: '{"text":"other"}' }],
  ])('tells only one of two appends with the same ids and %s content that it was made', async (_what, other) => {
    const stream = newStream();
    const [event] = newEvents(1);
    const appends = [event, { ...event, ...other }].map((one) =>
      store().append({ stream, events: [one], expected: 'none' }),
    );
    const outcomes = await Promise.allSettled(appends);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const again = store().append({ stream, events: [event], expected: 'none' });
    await expect(again).rejects.toMatchObject({ name: 'WrongRevision', actual: 0, events: [{ id: event.id }] });
  });

  it('refuses what is no revision', async () => {
    const request = { stream: newStream(), events: newEvents(1), expected: -1 };
    await expect(store().append(request)).rejects.toBeInstanceOf(AppendRejected);
  });
};

const describeFidelity = (store: () => EventStore): void => {
  const roundTrip = async (event = newEvent()): Promise<StoredEvent> => {
    const stream = newStream();
    await store().append({ stream, events: [event], expected: 'none' });
    const [stored] = await collect(store().readStream(stream));
    if (!stored) throw new Error('Nothing was stored');
    return stored;
  };

  it('is the event as it was given, and its place', async () => {
    const event = newEvent({
      type: 'CaseEscalated',
      version: 3,
      region: 'cn',
      causationId: 'a2a4d1b4-0d5f-4f9e-9a53-2a4be42a3c11',
      origin: 'import',
      policyVersion: '2026-1',
      reads: [{ stream: 'article-7', revision: 3 }],
      occurredAt: '2016-02-29T01:16:00.007Z',
    });
    const stored = await roundTrip(event);
    const { stream, revision, position, recordedAt, ...given } = stored;
    expect(given).toEqual(event);
    expect(Object.keys(given).sort()).toEqual(Object.keys(event).sort());
    expect({ stream, revision, position, recordedAt }).toEqual({
      stream: expect.any(String),
      revision: 0,
      position: expect.stringMatching(/^[1-9]\d*$/),
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });

  it.each([
    ['blanks, order and repetition of keys', '{ "b":1,\n\t"a" : 2, "b":3 }'],
    ['numbers beyond doubles', '{"n":12345678901234567890.000000000000000000001}'],
    ['escapes', '{"text":"\\u00e9 \\/ \\u0000 \\ud83d\\ude00 \\" \\\\"}'],
    ['every script', '{"text":"客户的手机坏了 — مرحبا 👩🏽‍🔧 ñ é \u2028 {NULL},\\"x\\""}'],
    ['no object at all', '"NULL"'],
    ['the empty object', '{}'],
    ['a hundred thousand characters', JSON.stringify({ text: 'ü'.repeat(100_000) })],
  ])('keeps the bytes of its data: %s', async (_what, data) => {
    expect((await roundTrip(newEvent({ data }))).data).toBe(data);
  });

  it('was recorded in the order of positions', async () => {
    const start = await store().lastPosition();
    for (let n = 0; n < 20; n++) await store().append({ stream: newStream(), events: newEvents(2), expected: 'none' });
    const times = (await readAllEvents(store(), { after: start })).map(({ recordedAt }) => recordedAt);
    expect(times).toHaveLength(40);
    expect(times).toEqual([...times].sort());
  });
};

const describeConcurrency = (store: () => EventStore): void => {
  it('has exactly one winner for each revision of a stream', async () => {
    const stream = newStream();
    const winners = new Map<number, number>();
    const writer = async (): Promise<void> => {
      for (let next = 0; next < 10;) {
        const expected = next === 0 ? 'none' : next - 1;
        try {
          const { revision } = await store().append({ stream, events: newEvents(1), expected });
          winners.set(revision, (winners.get(revision) ?? 0) + 1);
          next = revision + 1;
        } catch (error) {
          if (!(error instanceof WrongRevision)) throw error;
          next = error.actual === 'none' ? 0 : error.actual + 1;
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, writer));
    expect([...winners]).toEqual(revisions(0, 9).map((revision) => [revision, 1]));
    expect(revisionsOf(await collect(store().readStream(stream)))).toEqual(revisions(0, 9));
  });

  it('keeps each append together, and answers with its own place', async () => {
    const start = await store().lastPosition();
    const appended = await Promise.all(
      Array.from({ length: 700 }, async () => {
        const stream = newStream();
        return { stream, ...(await store().append({ stream, events: newEvents(3), expected: 'none' })) };
      }),
    );
    const log = await readAllEvents(store(), { after: start });
    expect(log).toHaveLength(2100);
    const lastOf = new Map(log.map(({ stream, position, revision }) => [stream, { position, revision }]));
    for (const { stream, position, revision } of appended) expect(lastOf.get(stream)).toEqual({ position, revision });
    log.forEach(({ stream, revision }, index) => {
      if (revision > 0) expect(log[index - 1]?.stream).toBe(stream);
    });
  });

  it('answers each of several appends to one stream, sent at once, in their order', async () => {
    const stream = newStream();
    const results = await Promise.all(
      revisions(0, 9).map((n) => store().append({ stream, events: newEvents(1), expected: n === 0 ? 'none' : n - 1 })),
    );
    expect(results.map(({ revision }) => revision)).toEqual(revisions(0, 9));
  });
};

const readAllEvents = async (store: EventStore, options: Parameters<EventStore['readAll']>[0]) =>
  (await collect(store.readAll(options))).flatMap(({ events }) => events);

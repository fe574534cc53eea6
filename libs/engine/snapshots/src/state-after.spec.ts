import { beforeEach, describe, expect, it } from '@jest/globals';
import { EventCodec } from '#codec';
import { collect, MemoryEventStore, type ReadStreamOptions, type StoredEvent } from '#event-store';
import type { DomainEvent } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { MemorySnapshots } from './memory-snapshots.js';
import { type EventsAtHand, StreamLoader } from './stream-loader.js';

type Said = DomainEvent<'Said', { readonly words: string }>;

const every = 3;
const stream = 'talk-1';

/** Tells which revisions were read. */
class ObservedStore extends MemoryEventStore {
  reads: ReadStreamOptions[] = [];

  override readStream(name: string, options: ReadStreamOptions = {}) {
    this.reads.push(options);
    return super.readStream(name, options);
  }
}

/** Counts who looks for one. */
class ObservedSnapshots extends MemorySnapshots {
  looks = 0;

  override find(...asked: Parameters<MemorySnapshots['find']>) {
    this.looks++;
    return super.find(...asked);
  }
}

let store: ObservedStore;
let keys: MemorySubjectKeys;
let snapshots: ObservedSnapshots;

const codec = () => new EventCodec<Said>({ Said: { version: 1, fields: { words: 'text' } } }, keys);

const loader = () =>
  new StreamLoader<string, Said>(store, keys, snapshots, {
    name: 'talk',
    version: 1,
    initial: '',
    evolve: (said, { data }) => said + data.words,
    codec: codec(),
    subjectOf: () => 'customer-7',
  });

const newEvents = (words: string) =>
  codec().encode(
    [...words].map((word) => ({
      event: { type: 'Said' as const, data: { words: word } },
      id: crypto.randomUUID(),
      occurredAt: '2026-03-02T09:00:00.000Z',
      metadata: {
        actor: 'ada',
        role: 'agent' as const,
        commandId: `c-${word}`,
        fingerprint: 'f',
        correlationId: 'r',
        origin: 'live' as const,
        subject: 'customer-7',
      },
    })),
  );

/** Says these words behind those that were said; without noting that the stream was read. */
const say = async (words: string): Promise<void> => {
  const { length } = await collect(store.readStream(stream));
  await store.append({ stream, events: await newEvents(words), expected: length === 0 ? 'none' : length - 1 });
  store.reads = [];
};

/** What a command that has read the stream from this revision on has at hand, having said these words. */
const atHand = async (from: number, said = ''): Promise<EventsAtHand> => {
  const read = await collect(store.readStream(stream, { from }));
  const next = from + read.length;
  const appended = (await newEvents(said)).map((event, index): StoredEvent => {
    const { occurredAt: recordedAt } = event;
    return { ...event, stream, revision: next + index, position: '99', recordedAt };
  });
  store.reads = [];
  return { stream, read, appended };
};

/** Snapshots are written behind whoever loads: in memory that takes some turns of the event loop. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Leaves a snapshot of all that was said. */
const keep = async (): Promise<void> => {
  await loader().load(stream);
  await settled();
  store.reads = [];
};

const found = () => snapshots.find(stream, { name: 'talk', version: 1 });

beforeEach(() => {
  store = new ObservedStore();
  keys = new MemorySubjectKeys();
  snapshots = new ObservedSnapshots(every);
});

describe('the state after events at hand', () => {
  it('is made of them alone where they are the whole stream', async () => {
    await say('ab');
    expect(await loader().stateAfter(await atHand(0, 'c'))).toBe('abc');
    expect({ reads: store.reads, looks: snapshots.looks }).toEqual({ reads: [], looks: 0 });
  });

  it('is made of what was appended alone where there was no such stream', async () => {
    expect(await loader().stateAfter({ ...(await atHand(0, 'ab')), read: [] })).toBe('ab');
    expect(await loader().stateAfter({ stream, read: [], appended: [] })).toBe('');
    expect(store.reads).toEqual([]);
  });

  it('goes on from a snapshot that reaches them, without reading', async () => {
    await say('abcd');
    await keep();
    await say('ef');
    expect(await found()).toMatchObject({ last: { revision: 3 } });
    for (const from of [1, 3]) expect(await loader().stateAfter(await atHand(from, 'g'))).toBe('abcdefg');
    expect(store.reads).toEqual([]);
  });

  it('is read from an older snapshot on, but no further than to what was at hand', async () => {
    await say('abcd');
    await keep();
    await say('efg');
    const events = await atHand(5, 'i');
    await say('x');
    expect(await loader().stateAfter(events)).toBe('abcdefgi');
    expect(store.reads).toEqual([{ from: 3, to: 6 }]);
  });

  it('is read from the beginning where there is no snapshot', async () => {
    await say('abcd');
    expect(await loader().stateAfter(await atHand(2, 'e'))).toBe('abcde');
    expect(store.reads).toEqual([{ from: 0, to: 3 }]);
  });

  it('is read from the beginning where the snapshot is of what came later', async () => {
    await say('abcd');
    const events = await atHand(2, 'y');
    await say('x');
    await keep();
    expect(await loader().stateAfter(events)).toBe('abcdy');
    expect(store.reads).toEqual([{ from: 0, to: 3 }]);
  });

  it('is read from the beginning where the snapshot is of another log', async () => {
    await say('abcd');
    await keep();
    store = new ObservedStore(() => '2126-03-02T09:00:00.000Z');
    await say('vwxy');
    expect(await loader().stateAfter(await atHand(3, 'z'))).toBe('vwxyz');
    expect(store.reads).toEqual([{ from: 0, to: 3 }]);
  });
});

describe('a snapshot that is kept of it', () => {
  it('goes as far as what was read, never on to what was appended', async () => {
    await say('abcd');
    await loader().stateAfter(await atHand(0, 'efgh'));
    await settled();
    const { last } = (await found()) ?? {};
    const [read] = await collect(store.readStream(stream, { from: 3, to: 3 }));
    expect(last).toEqual({ revision: 3, id: read.id, recordedAt: read.recordedAt });
    expect(await loader().load(stream)).toMatchObject({ state: 'abcd' });
  });

  it('is not kept of a short stream, however much is appended', async () => {
    await say('ab');
    await loader().stateAfter(await atHand(0, 'cdefgh'));
    await settled();
    expect(await found()).toBeUndefined();
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { EventCodec, type EventDraft } from '#codec';
import { collect, type EventStore, MemoryEventStore, type ReadStreamOptions } from '#event-store';
import type { DomainEvent } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { MemorySnapshots } from './memory-snapshots.js';
import type { FoundSnapshot } from './snapshots.js';
import { type StreamFold, StreamLoader } from './stream-loader.js';

type Said = DomainEvent<'Said', { readonly words: string }>;

const every = 3;
const stream = 'talk-1';

/** Tells which revisions were read. */
class ObservedStore extends MemoryEventStore {
  read: (number | undefined)[] = [];

  override readStream(name: string, options: ReadStreamOptions = {}) {
    this.read.push(options.from);
    return super.readStream(name, options);
  }
}

let store: ObservedStore;
let keys: MemorySubjectKeys;
let snapshots: MemorySnapshots;

const foldOf = (changes: Partial<StreamFold<string, Said>> = {}): StreamFold<string, Said> => ({
  name: 'talk',
  version: 1,
  initial: '',
  evolve: (said, { data }) => said + data.words,
  codec: new EventCodec<Said>({ Said: { version: 1, fields: { words: 'text' } } }, keys),
  subjectOf: () => 'customer-7',
  ...changes,
});

const loaderOf = (changes: Partial<StreamFold<string, Said>> = {}, log: EventStore = store) =>
  new StreamLoader(log, keys, snapshots, foldOf(changes));

/** Derived from the command's, as in the product. */
const idOf = (commandId: string): string =>
  `00000000-0000-4000-8000-${Buffer.from(commandId).toString('hex').padStart(12, '0')}`;

const draftOf = (words: string, commandId: string): EventDraft<Said> => ({
  event: { type: 'Said', data: { words } },
  id: idOf(commandId),
  occurredAt: '2026-03-02T09:00:00.000Z',
  metadata: {
    actor: 'ada',
    role: 'agent',
    commandId,
    fingerprint: `fingerprint-of-${commandId}`,
    correlationId: 'r',
    origin: 'live',
    subject: 'customer-7',
  },
});

const say = async (words: string, from: number, log: EventStore = store): Promise<void> => {
  for (const [index, word] of [...words].entries()) {
    const events = await foldOf().codec.encode([draftOf(word, `c-${word}`)]);
    await log.append({ stream, events, expected: from + index === 0 ? 'none' : from + index - 1 });
  }
};

/** Snapshots are written behind whoever loads: in memory that takes some turns of the event loop. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const load = async (commandId?: string, loader = loaderOf()) => {
  const folded = await loader.load(stream, commandId);
  await settled();
  store.read = [];
  return folded;
};

const found = () => snapshots.find(stream, { name: 'talk', version: 1 }) as Promise<FoundSnapshot>;

beforeEach(() => {
  store = new ObservedStore();
  keys = new MemorySubjectKeys();
  snapshots = new MemorySnapshots(every);
});

describe('a stream', () => {
  it('that does not exist is the initial state', async () => {
    expect(await loaderOf().load(stream, 'c-a')).toEqual({ state: '', events: [] });
  });

  it('that is short is folded from its beginning, and leaves no snapshot', async () => {
    await say('ab', 0);
    expect(await load()).toMatchObject({ state: 'ab', last: { revision: 1 } });
    expect(await found()).toBeUndefined();
  });

  it('that is long is folded from its last snapshot on', async () => {
    await say('abcde', 0);
    expect(await load()).toMatchObject({ state: 'abcde' });
    expect(await found()).toMatchObject({ last: { revision: 4, id: idOf('c-e') }, subject: 'customer-7' });
    await say('fg', 5);
    store.read = [];
    expect(await loaderOf().load(stream)).toMatchObject({ state: 'abcdefg', last: { revision: 6 } });
    expect(store.read).toEqual([0, 4]);
  });

  it('that is known to be long is read from its snapshot on alone, also where another process has moved that', async () => {
    const [loader, another] = [loaderOf(), loaderOf()];
    await say('abcde', 0);
    await load(undefined, loader);
    await load(undefined, loader);
    await say('fg', 5);
    store.read = [];
    expect(await loader.load(stream)).toMatchObject({ state: 'abcdefg' });
    expect(store.read).toEqual([4]);
    await say('h', 7);
    await load(undefined, another);
    expect(await found()).toMatchObject({ last: { revision: 7 } });
    await say('i', 8);
    for (const from of [4, 7]) {
      store.read = [];
      expect(await loader.load(stream)).toMatchObject({ state: 'abcdefghi' });
      expect(store.read).toEqual([from]);
    }
  });

  it('is read from an older snapshot, where a slower process has put that in the place of the newer one', async () => {
    const loader = loaderOf();
    await say('abcde', 0);
    await load(undefined, loader);
    const older = await found();
    await say('fgh', 5);
    await load(undefined, loader);
    await load(undefined, loader);
    await snapshots.save(older, new Map());
    expect(await loader.load(stream)).toMatchObject({ state: 'abcdefgh' });
    expect(store.read).toEqual([7, 4]);
  });

  it('gets a snapshot after as many further events, not before', async () => {
    await say('abcde', 0);
    await load();
    await say('fg', 5);
    await load();
    expect(await found()).toMatchObject({ last: { revision: 4 } });
    await say('h', 7);
    await load();
    expect(await found()).toMatchObject({ last: { revision: 7 } });
  });

  it('knows its commands, before the snapshot and after it, each by its envelope', async () => {
    await say('abcde', 0);
    await load();
    await say('f', 5);
    for (const [revision, word] of ['a', 'e', 'f'].map((word) => ['abcdef'.indexOf(word), word] as const)) {
      const { repeated } = await load(`c-${word}`);
      expect(repeated).toMatchObject({ revision, fingerprint: `fingerprint-of-c-${word}` });
    }
    expect((await load('c-x')).repeated).toBeUndefined();
  });
});

describe('a snapshot', () => {
  const doctored = async (changes: Partial<FoundSnapshot>): Promise<void> => {
    await say('abcde', 0);
    await load();
    await snapshots.save({ ...(await found()), ...changes }, new Map());
  };

  it('holds no clear text', async () => {
    await say('abcde', 0);
    await load();
    expect((await found()).state).toMatch(/^v1\.[\w-]+$/);
  });

  it('is left aside where the log was restored, is shorter, and went on otherwise', async () => {
    await say('abcdef', 0);
    await load();
    const restored = new ObservedStore();
    await say('abc', 0, restored);
    expect(await loaderOf({}, restored).load(stream)).toMatchObject({ state: 'abc', last: { revision: 2 } });
    await say('xyz', 3, restored);
    const elsewhere = loaderOf({}, restored);
    expect(await elsewhere.load(stream, 'c-f')).toMatchObject({ state: 'abcxyz' });
    expect((await elsewhere.load(stream, 'c-f')).repeated).toBeUndefined();
  });

  it('is left aside where the same command came to the same revision of another history', async () => {
    await say('abcdef', 0);
    await load();
    const restored = new ObservedStore(() => '2126-03-02T09:00:00.000Z');
    await say('abxyzf', 0, restored);
    expect(await loaderOf({}, restored).load(stream)).toMatchObject({ state: 'abxyzf' });
  });

  it('does not vouch for a command that stands elsewhere in the log', async () => {
    await say('abcde', 0);
    await load();
    await snapshots.save(await found(), new Map([['c-lost', 2]]));
    expect((await loaderOf().load(stream, 'c-lost')).repeated).toBeUndefined();
  });

  it('is left aside where it was changed, moved, or is of another fold', async () => {
    await doctored({ state: 'v1.changed' });
    expect(await load()).toMatchObject({ state: 'abcde' });
    const [{ id, recordedAt }] = await collect(store.readStream(stream, { from: 2, to: 2 }));
    await snapshots.save({ ...(await found()), last: { revision: 2, id, recordedAt } }, new Map());
    expect(await load()).toMatchObject({ state: 'abcde' });
    const louder = loaderOf({ version: 2, evolve: (said, { data }) => said + data.words.toUpperCase() });
    expect(await load(undefined, louder)).toMatchObject({ state: 'ABCDE' });
  });

  it('is left aside where its key is gone', async () => {
    await doctored({ subject: 'customer-erased' });
    expect(await load()).toMatchObject({ state: 'abcde' });
  });
});

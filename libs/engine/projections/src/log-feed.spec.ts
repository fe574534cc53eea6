import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventBatch, MemoryEventStore, type SubscribeOptions, type EventName } from '#event-store';
import { newEvents, newStream } from '#event-store/testing';
import { placeOf } from './decoded-event.js';
import { LogFeed } from './log-feed.js';
import { decodePlain, plainDecoder, tallyOf } from './testing/tally.js';

const tally = tallyOf('tally');

class CountingStore extends MemoryEventStore {
  subscriptions = 0;

  override subscribe(options: SubscribeOptions): AsyncGenerator<EventBatch, void, undefined> {
    this.subscriptions += 1;
    return super.subscribe(options);
  }
}

describe('the feed of a log', () => {
  let store: CountingStore;
  let decoded: number;
  let stop: AbortController;
  let feed: LogFeed;
  const logger = { warn: () => undefined, error: () => undefined };

  beforeEach(() => {
    store = new CountingStore();
    decoded = 0;
    stop = new AbortController();
    const decode: typeof decodePlain = (stored) => {
      decoded += stored.length;
      return decodePlain(stored);
    };
    feed = new LogFeed({ store, decoder: { ...plainDecoder, decode }, logger }, [tally], stop.signal);
  });

  afterEach(() => stop.abort());

  const append = (count: number) =>
    store.append({ stream: newStream('count'), events: newEvents(count), expected: 'none' });

  /** The positions that one reader gets from `after` to the end. */
  const read = async (after: string, end: string): Promise<string[]> => {
    const seen: string[] = [];
    for (let position = after; position !== end;) {
      const batch = await feed.next(position, stop.signal);
      if (!batch) throw new Error('The feed ended');
      const behind = position;
      seen.push(...batch.events.map((event) => placeOf(event).position).filter((own) => Number(own) > Number(behind)));
      position = batch.through;
    }
    return seen;
  };

  const between = (after: number, end: number) => Array.from({ length: end - after }, (_, n) => String(after + n + 1));

  it('reads and decodes once for all that are level', async () => {
    for (let nth = 0; nth < 5; nth++) await append(700);
    const all = await Promise.all([read('0', '3500'), read('0', '3500'), read('0', '3500')]);
    for (const seen of all) expect(seen).toEqual(between(0, 3500));
    expect({ decoded, subscriptions: store.subscriptions }).toEqual({ decoded: 3500, subscriptions: 1 });
  });

  it('gives what it still has to one that comes a little later, from within a batch too', async () => {
    await append(900);
    await read('0', '900');
    expect(await read('0', '900')).toEqual(between(0, 900));
    expect(await read('250', '900')).toEqual(between(250, 900));
    expect(decoded).toBe(900);
  });

  it('lets one that is far behind read for itself, and holds up nobody', async () => {
    for (let nth = 0; nth < 12; nth++) await append(1_000);
    await read('0', '12000');
    await append(1);
    expect(await read('12000', '12001')).toEqual(['12001']); // while another is far behind
    expect(await read('0', '12001')).toEqual(between(0, 12_001));
    expect(decoded).toBe(2 * 12_001);
  });

  it('keeps a bounded number of events, however many are read', async () => {
    for (let nth = 0; nth < 30; nth++) await append(1_000);
    await read('0', '30000');
    const before = decoded;
    await read('15000', '16000');
    expect(decoded).toBe(before + 1_000); // read again, since it was not kept
  });

  it('follows the one that is farthest, where they begin apart', async () => {
    for (let nth = 0; nth < 3; nth++) await append(1_000);
    const behind = read('0', '3001');
    const level = feed.next('3000', stop.signal);
    await append(1);
    expect((await level)?.through).toBe('3001');
    expect(await behind).toEqual(between(0, 3001));
  });

  it('passes over what is not for its readers', async () => {
    await append(1);
    await store.append({ stream: newStream('other'), events: newEvents(5), expected: 'none' });
    expect(await read('0', '6')).toEqual(['1']);
  });

  it('ends a wait at its signal, and when the patience is at its end', async () => {
    const signal = new AbortController();
    const waiting = feed.next('0', signal.signal);
    signal.abort();
    expect(await waiting).toBeUndefined();
    expect(await feed.next('0', stop.signal, 30)).toBeUndefined();
    const later = feed.next('0', stop.signal, 20_000);
    await append(1);
    expect((await later)?.through).toBe('1');
  });

  it('decodes what is reacted to, and what nobody knows; it passes all else by', async () => {
    const types: string[] = [];
    const decode: typeof decodePlain = (stored) => {
      types.push(...stored.map(({ type }) => type));
      return decodePlain(stored);
    };
    const decoder = { decode, knows: ({ type }: EventName) => type !== 'Unheard' };
    const choosy = new LogFeed({ store, decoder, logger }, [tally], stop.signal);
    const events = ['NoteAdded', 'Passed', 'Unheard', 'Passed'].flatMap((type) => newEvents(1, { type }));
    await store.append({ stream: newStream('count'), events, expected: 'none' });
    expect((await choosy.next('0', stop.signal))?.through).toBe('4');
    expect(types).toEqual(['NoteAdded', 'Unheard']);
  });

  it('gets over a log that can’t be read for a while', async () => {
    let failures = 3;
    const flaky = new LogFeed(
      {
        store,
        logger,
        decoder: {
          ...plainDecoder,
          decode: async (stored) => {
            if (failures-- > 0) throw Object.assign(new Error('away'), { syscall: 'connect' });
            return decodePlain(stored);
          },
        },
      },
      [tally],
      stop.signal,
    );
    await append(2);
    expect((await flaky.next('0', stop.signal))?.events).toHaveLength(2);
  });
});

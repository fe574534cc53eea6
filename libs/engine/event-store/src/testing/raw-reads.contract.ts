import { beforeAll, expect, it } from '@jest/globals';
import { millisecondsOf } from '#kernel';
import { collect } from '../collect.js';
import type { EventStore, RawEvent, ReadAllOptions, StoredEvent } from '../port.js';
import { newEvents, newStream } from './new-events.js';

export const describeRawReads = (store: () => EventStore): void => {
  let start: string;
  let stored: readonly StoredEvent[];
  beforeAll(async () => {
    start = await store().lastPosition();
    await store().append({ stream: newStream(), events: newEvents(3), expected: 'none' });
    await store().append({ stream: newStream(), events: newEvents(4), expected: 'none' });
    stored = (await collect(store().readAll({ after: start }))).flatMap(({ events }) => events);
  });

  const read = async (options: Pick<ReadAllOptions, 'after' | 'batchSize'>): Promise<RawEvent[]> =>
    (await collect(store().readRaw(options))).flatMap(({ events }) => events);

  it('names the events as any read does', async () => {
    const named = ({ position, stream, revision, id }: Pick<StoredEvent, 'position' | 'stream' | 'revision' | 'id'>) =>
      [position, stream, revision, id].join(' ');
    const raw = await read({ after: start });
    expect(raw.map(named)).toEqual(stored.map(named));
    expect(raw.map(({ recordedAt }) => Math.floor(recordedAt))).toEqual(
      stored.map(({ recordedAt }) => millisecondsOf(recordedAt)),
    );
  });

  it('has all of them as text, the content byte for byte', async () => {
    for (const [index, { columns }] of (await read({ after: start })).entries()) {
      const { position, stream, id, data } = stored[index];
      expect(columns).toEqual(
        expect.arrayContaining([position, stream, id, data].map((text) => expect.stringContaining(text))),
      );
    }
  });

  it('comes out the same whenever it is read', async () => {
    expect(await read({ after: start, batchSize: 2 })).toEqual(await read({ after: start }));
  });

  it('has all there is in the order of positions, from the first event on where nothing is said', async () => {
    const positions = (await collect(store().readAll())).flatMap(({ events }) =>
      events.map(({ position }) => position),
    );
    expect(positions.length).toBeGreaterThan(1_000);
    expect((await read({})).map(({ position }) => position)).toEqual(positions);
  });
};

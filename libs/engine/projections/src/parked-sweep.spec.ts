import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { collect, MemoryEventStore, type StoredEvent } from '#event-store';
import type { Recorded } from '#kernel';
import { newEvent } from '#event-store/testing';
import { sweptKey } from './keyed-events.js';
import { DecodedBatch } from './decoded-batch.js';
import type { Projection } from './projection.js';
import { Projector } from './projector.js';
import { retryParkedKey } from './retry-parked.js';
import { parkedKeysOf } from './status-rows.js';
import { boxesOf } from './testing/boxes.js';
import { openReadDatabase } from './testing/database.js';
import { decodePlain } from './testing/tally.js';

const boxes = boxesOf({ lanes: 2, poison: new Set() }) as Projection;

describe('a sweep that the database won’t store', () => {
  let database: Awaited<ReturnType<typeof openReadDatabase>>;
  let store: MemoryEventStore;
  let mendedColor: string | undefined;

  beforeEach(async () => {
    database = await openReadDatabase(boxes);
    store = new MemoryEventStore();
    mendedColor = undefined;
  });

  afterEach(() => database.close());

  const append = async (stream: string, type: string, data: object = {}): Promise<void> => {
    const { length } = await collect(store.readStream(stream));
    const event = newEvent({ type, data: JSON.stringify(data) });
    await store.append({ stream, events: [event], expected: length === 0 ? 'none' : length - 1 });
  };

  const decode = async (stored: readonly StoredEvent[]): Promise<readonly Recorded[]> =>
    (await decodePlain(stored)).map((event) =>
      mendedColor && (event.data as { to?: string }).to === 'odd\0color'
        ? { ...event, data: { ...event.data, to: mendedColor } }
        : event,
    );

  it('is parked in every lane with those behind it, and retried by itself; all else goes on', async () => {
    for (const box of [1, 2, 3, 4]) await append(`box-${box}`, 'Filled');
    await append('painter-1', 'Repainted', { from: 'white', to: 'odd\0color' });
    await append('box-1', 'Filled');
    await append('painter-1', 'Repainted', { from: 'blue', to: 'red' });
    const projectors = await Promise.all([0, 1].map((lane) => Projector.claim(database.pool, boxes, lane)));
    const [{ events, through }] = await collect(store.readAll());
    const batch = new DecodedBatch(await decode(events), '0', through);
    for (const projector of projectors) await projector.apply(batch);
    const colors = async () => {
      const { rows } = await database.pool.query('SELECT box, color, marks FROM read.boxes_v1 ORDER BY box');
      return rows.map(({ box, color, marks }) => `${box} ${color} ${marks}`);
    };
    expect(await colors()).toEqual(['1 white 1,6', '2 white 2', '3 white 3', '4 white 4']);
    expect(await parkedKeysOf(database.pool, boxes)).toMatchObject(
      [0, 1].map((lane) => ({ key: sweptKey, lane, position: '5', type: 'Repainted', events: 2 })),
    );

    mendedColor = 'blue';
    for (const projector of projectors)
      await retryParkedKey({ pool: database.pool, store, decoder: { decode, knows: () => true } }, projector, sweptKey);
    expect(await colors()).toEqual(['1 red 1,6', '2 red 2', '3 red 3', '4 red 4']);
    expect(await parkedKeysOf(database.pool, boxes)).toEqual([]);
  });
});

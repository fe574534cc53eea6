import { describe, expect, it } from '@jest/globals';
import { EventCodec } from '#codec';
import { collect, MemoryEventStore } from '#event-store';
import { type DomainEvent, event, type EventOf, personal, plain, type Recorded, streamNames, text } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { column, defineProjection, type Projection, readTable } from '#projections';
import { projected } from '#projections/testing';
import type { Context } from './context.js';
import { Product } from './product.js';

const orderNames = streamNames('order');
const orderShapes = { Settled: event({ amount: plain<number>(), words: plain() }) };
type OrderEvent = EventOf<typeof orderShapes>;

const roomNames = streamNames('room');
const roomShapes = { Settled: event({ guest: personal(), words: text() }) };
type RoomEvent = EventOf<typeof roomShapes>;

const columns = { stream: column.text(), amount: column.integer().nullable(), guest: column.text().nullable() };
const settlements = defineProjection<OrderEvent | RoomEvent>()({
  name: 'settlements',
  version: 1,
  reactsTo: { order: ['Settled'], room: ['Settled'] },
  lanes: 1,
  tables: { settlements: readTable({ name: 'settlements', version: 1, key: 'stream', columns }) },
  keys: ({ envelope }) => ({ settlements: [envelope.stream] }),
  laneKeysOf: (stream) => [stream],
  fold: (_found, { data, envelope: { stream } }) => ({
    settlements: {
      [stream]:
        'amount' in data ? { stream, amount: data.amount, guest: null } : { stream, amount: null, guest: data.guest },
    },
  }),
});

const contextOf = (parts: Pick<Context, 'name' | 'streams' | 'projections'>): Context => ({
  access: { operations: {}, resources: {}, types: {} },
  ...parts,
});

const product = new Product([
  contextOf({ name: 'orders', streams: [{ names: orderNames, shapes: orderShapes }] }),
  contextOf({
    name: 'rooms',
    streams: [{ names: roomNames, shapes: roomShapes }],
    projections: [settlements as unknown as Projection],
  }),
]);

const keys = new MemorySubjectKeys();
const store = new MemoryEventStore();

const append = async <Event extends DomainEvent>(codec: EventCodec<Event>, stream: string, settled: Event) => {
  const metadata = {
    actor: 'ada',
    role: 'agent',
    commandId: 'c1',
    fingerprint: 'f',
    correlationId: 'r',
    origin: 'live',
    subject: stream,
  } as const;
  const draft = { event: settled, id: crypto.randomUUID(), occurredAt: '2026-03-02T09:00:00.000Z', metadata };
  await store.append({ stream, events: await codec.encode([draft]), expected: 'none' });
};

describe('events of two contexts that have the same name', () => {
  it('are decoded each in its own shape by a read model that applies both', async () => {
    const ofRooms = new EventCodec<RoomEvent>(roomShapes, keys);
    const ofOrders = new EventCodec<OrderEvent>(orderShapes, keys);
    await append(ofRooms, roomNames.streamOf('1'), { type: 'Settled', data: { guest: 'Grace', words: 'left early' } });
    await append(ofOrders, orderNames.streamOf('1'), { type: 'Settled', data: { amount: 12, words: 'in cash' } });

    const [batch] = await collect(store.readAll({ categories: settlements.categories }));
    const events = (await product.codec(keys).decode(batch.events)) as Recorded<OrderEvent | RoomEvent>[];
    expect(projected(settlements, events).settlements).toEqual([
      { stream: 'room-1', amount: null, guest: 'Grace' },
      { stream: 'order-1', amount: 12, guest: null },
    ]);
    expect(batch.events.map(({ data }) => data.includes('words') && /left early|in cash/.test(data))).toEqual([
      false,
      true,
    ]);
  });
});

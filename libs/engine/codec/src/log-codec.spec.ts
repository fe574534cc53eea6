import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import type { DomainEvent } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { EventCodec } from './event-codec.js';
import type { EventShapes } from './event-shapes.js';
import { LogCodec, logShapes } from './log-codec.js';

type OrderSettled = DomainEvent<'Settled', { readonly words: string; readonly amount: number }>;
type RoomSettled = DomainEvent<'Settled', { readonly guest: string; readonly words: string }>;

const orderShapes: EventShapes<OrderSettled> = { Settled: { version: 1, fields: { words: 'plain', amount: 'plain' } } };
const roomShapes: EventShapes<RoomSettled> = { Settled: { version: 1, fields: { guest: 'personal', words: 'text' } } };

const keys = new MemorySubjectKeys();
const logCodec = new LogCodec(
  logShapes([
    { category: 'order', shapes: orderShapes },
    { category: 'room', shapes: roomShapes },
  ]),
  keys,
);

const stored = async <Event extends DomainEvent>(
  shapes: EventShapes<Event>,
  stream: string,
  event: Event,
): Promise<StoredEvent> => {
  const metadata = {
    actor: 'ada',
    role: 'agent',
    commandId: 'c1',
    fingerprint: 'f',
    correlationId: 'r',
    origin: 'live',
    subject: 'customer-7',
  } as const;
  const occurredAt = '2026-03-02T09:00:00.000Z';
  const [written] = await new EventCodec(shapes, keys).encode([{ event, id: `of-${stream}`, occurredAt, metadata }]);
  return { ...written, stream, revision: 0, position: '1', recordedAt: occurredAt };
};

const order: OrderSettled = { type: 'Settled', data: { words: 'in cash', amount: 12 } };
const room: RoomSettled = { type: 'Settled', data: { guest: 'Grace Hopper', words: 'left early' } };

describe('events of two contexts that have the same name', () => {
  it('are read each in its own shape, in the order of the log', async () => {
    const log = [await stored(roomShapes, 'room-1', room), await stored(orderShapes, 'order-1', order)];
    const [first, second] = await logCodec.decode(log);
    expect({ ...first.data }).toEqual(room.data);
    expect(second.data).toEqual(order.data);
  });

  it('are sealed and revealed each by its own fields', async () => {
    const ofRoom = await stored(roomShapes, 'room-1', room);
    const ofOrder = await stored(orderShapes, 'order-1', order);
    expect(Object.values(JSON.parse(ofRoom.data) as object)).toEqual([
      expect.stringMatching(/^v1\./),
      expect.stringMatching(/^v1\./),
    ]);
    const [hidden, shown] = await logCodec.decode([ofRoom, ofOrder], ['plain']);
    expect([hidden.data, shown.data]).toEqual([{}, order.data]);
  });
});

describe('a codec of the log', () => {
  it('knows the events of its categories, and names one that it does not know', async () => {
    expect(logCodec.knows({ stream: 'room-1', type: 'Settled' })).toBe(true);
    expect(logCodec.knows({ stream: 'room-1', type: 'toString' })).toBe(false);
    expect(logCodec.knows({ stream: 'desk-1', type: 'Settled' })).toBe(false);
    const stray = { ...(await stored(orderShapes, 'order-1', order)), stream: 'desk-1' };
    await expect(logCodec.decode([stray])).rejects.toThrow(
      'Event of-order-1: unknown event type Settled in category desk',
    );
  });

  it('does not come to be where two contexts store the same event in one category', () => {
    const twice = [orderShapes, roomShapes].map((shapes) => ({ category: 'room', shapes }));
    expect(() => logShapes(twice)).toThrow('Two contexts store events named Settled in streams of category room');
  });
});

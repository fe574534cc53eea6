import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, type Recorded } from '#kernel';
import { specTime } from '#kernel/testing';
import { byAffectedKey, inSegments, keysOf } from './keyed-events.js';
import type { DecodedEvent } from './decoded-event.js';
import { foldBatch } from './fold-batch.js';
import { FoldedInMemory } from './fold-in-memory.js';
import type { Projection, Row } from './projection.js';
import { column } from './read-table/column.js';
import { readTable, type RowOf } from './read-table/read-table.js';

const lightsTable = readTable({
  name: 'lights',
  version: 1,
  key: 'room',
  columns: { room: column.text(), isOn: column.boolean(), color: column.text().nullable() },
});
const pastTable = readTable({
  name: 'past',
  version: 1,
  key: 'id',
  columns: { id: column.text(), type: column.text() },
});
type Light = RowOf<typeof lightsTable>;
type Past = RowOf<typeof pastTable>;
type EventType = 'On' | 'Off' | 'Dimmed' | 'Misplaced' | 'Moved' | 'Broken' | 'Nameless' | 'Painted' | 'Smeared';

let position = 0;
const event = (type: EventType, stream: string, data: object = {}): Recorded => {
  position += 1;
  const envelope = {
    id: `${type}-${stream}`,
    stream,
    revision: position,
    position: `${position}`,
    occurredAt: specTime,
  };
  return { type, data, envelope } as Recorded;
};
const unreadable = (stream: string, type = 'Odd'): DecodedEvent => ({
  isKnown: type !== 'Odd',
  place: { stream, revision: 0, position: `${++position}`, type },
  error: new Error('odd'),
});

const roomOf = ({ envelope }: Recorded): string => envelope.stream.slice('room-'.length);

/** Lights by room, their past by event; a `Moved` event reaches two rooms. */
const lights: Projection<DomainEvent<string, { to?: string; isOn?: boolean }>, { lights: Light; past: Past }> = {
  name: 'lights',
  version: 1,
  categories: ['room', 'painter'],
  reactsTo: {
    room: ['On', 'Off', 'Dimmed', 'Misplaced', 'Moved', 'Broken', 'Nameless', 'Painted'],
    painter: ['Painted', 'Smeared'],
  },
  lanes: 1,
  tables: { lights: lightsTable, past: pastTable },
  keys(recorded) {
    if (recorded.type === 'Nameless') throw new Error('no name');
    if (recorded.type === 'Painted' || recorded.type === 'Smeared') return {};
    const { stream, revision } = recorded.envelope;
    const rooms = recorded.data.to ? [roomOf(recorded), recorded.data.to] : [roomOf(recorded)];
    return { lights: rooms, past: [`${stream}@${revision}`] };
  },
  laneKeysOf: (stream) => [stream.slice('room-'.length)],
  fold(found, recorded) {
    const { type, data, envelope } = recorded;
    const room = roomOf(recorded);
    const id = `${envelope.stream}@${envelope.revision}`;
    const light = (of: string, isOn: boolean): Light => ({ room: of, isOn, color: found.lights[of]?.color ?? null });
    if (type === 'On') return { lights: { [room]: light(room, true) }, past: { [id]: { id, type } } };
    if (type === 'Off') return { lights: { [room]: light(room, false) } };
    if (type === 'Misplaced') return { lights: { elsewhere: light('elsewhere', true) } };
    if (type === 'Moved' && data.to) {
      if (data.to in found.lights && data.to === 'cellar') throw new Error('no cellar');
      return { lights: { [room]: null, [data.to]: light(data.to, true) } };
    }
    if (type === 'Broken') throw new Error(`${room} is broken`);
    return { lights: { [room]: found.lights[room] ?? null } };
  },
  sweeps: {
    types: ['Painted', 'Smeared'],
    of({ type, data }) {
      if (type === 'Smeared') throw new Error('smeared');
      return [{ table: 'lights', where: { isOn: data.isOn }, patch: { color: 'red' } }];
    },
  },
};

const projection = lights as Projection;

const foldOver = (events: readonly DecodedEvent[], rows: readonly Light[] = [], parked: readonly string[] = []) => {
  const found = new Map([['lights', new Map<string, Row>(rows.map((row) => [row.room, row]))]]);
  return foldBatch(projection, { found, parked: new Set(parked) }, byAffectedKey(projection, events));
};

const inMemory = (...events: readonly DecodedEvent[]) => {
  const folded = new FoldedInMemory(projection);
  folded.fold(events);
  return { lights: [...(folded.rows.get('lights') ?? [])].map(([, row]) => row), parked: folded.parked };
};

describe('folding a batch over rows', () => {
  const kitchen: Light = { room: 'kitchen', isOn: true, color: null };

  it('names each key once, whatever the number of events', () => {
    const events = [event('On', 'room-kitchen'), event('Off', 'room-kitchen'), event('On', 'room-hall')];
    expect([...(keysOf(byAffectedKey(projection, events)).get('lights') ?? [])]).toEqual(['kitchen', 'hall']);
  });

  it('sees the changes of earlier events of the same batch', () => {
    const { changes } = foldOver([event('Off', 'room-kitchen'), event('On', 'room-kitchen')], [kitchen]);
    expect(changes.get('lights')?.get('kitchen')).toEqual(kitchen);
  });

  it('writes nothing for a row given back as it was found, nor for the deletion of one that is not there', () => {
    expect(foldOver([event('Dimmed', 'room-kitchen')], [kitchen]).changes.get('lights')?.size).toBe(0);
    expect(foldOver([event('Dimmed', 'room-kitchen')]).changes.get('lights')?.size).toBe(0);
  });

  it('keeps rows made of an event with the row of its stream', () => {
    const on = event('On', 'room-kitchen');
    expect(byAffectedKey(projection, [on]).map(({ laneKey }) => laneKey)).toEqual(['kitchen']);
  });
});

describe('an event that can’t be folded', () => {
  const failed = (laneKey: string, message: string) => ({ laneKey, error: new Error(message) });

  it('is parked under its key, and so is what comes for that key later, while others go on', () => {
    const events = [event('On', 'room-a'), event('Broken', 'room-a'), event('Off', 'room-b'), event('Off', 'room-a')];
    const { changes, parked } = foldOver(events);
    expect(changes.get('lights')).toEqual(
      new Map([
        ['a', { room: 'a', isOn: true, color: null }],
        ['b', { room: 'b', isOn: false, color: null }],
      ]),
    );
    expect(parked).toMatchObject([
      { ...failed('a', 'a is broken'), type: 'Broken', stream: 'room-a', position: events[1].envelope.position },
      { laneKey: 'a', error: undefined, type: 'Off', revision: events[3].envelope.revision },
    ]);
  });

  it('waits where its key was parked before', () => {
    const { changes, parked } = foldOver([event('On', 'room-a')], [], ['a']);
    expect(changes.get('lights')?.size).toBe(0);
    expect(parked).toMatchObject([{ laneKey: 'a', error: undefined }]);
  });

  it('is parked by its stream where it can’t be read, or does not even tell its keys', () => {
    const { parked } = foldOver([unreadable('room-a'), event('Nameless', 'room-b'), event('On', 'room-a')]);
    expect(parked.map(({ laneKey, error }) => [laneKey, (error as Error | undefined)?.message])).toEqual([
      ['a', 'odd'],
      ['b', 'no name'],
      ['a', undefined],
    ]);
  });

  it('is no concern of who does not react to it, readable or not, as long as it is known', () => {
    const { changes, parked } = foldOver([
      event('Dimmed', 'painter-1'),
      { ...unreadable('room-a', 'Passed'), isKnown: true } as DecodedEvent,
      unreadable('garden-a'),
    ]);
    expect([changes.get('lights')?.size, parked]).toEqual([0, []]);
  });

  it('is parked under those of its keys alone that it fails for', () => {
    const { changes, parked } = foldOver(
      [event('Moved', 'room-a', { to: 'cellar' })],
      [{ room: 'a', isOn: true, color: null }],
    );
    expect(changes.get('lights')).toEqual(new Map([['a', null]]));
    expect(parked).toMatchObject([failed('cellar', 'no cellar')]);
  });

  it('is one that changes a row its keys don’t name', () => {
    const { changes, parked } = foldOver([event('Misplaced', 'room-a')]);
    expect(changes.get('lights')?.size).toBe(0);
    expect(parked).toMatchObject([
      failed(
        'a',
        "lights changes row elsewhere of lights at Misplaced Misplaced-room-a, but its keys don't name that row",
      ),
    ]);
  });
});

describe('a sweep', () => {
  it('ends a segment, so that it finds what was folded before it', () => {
    const events = [event('On', 'room-a'), event('Painted', 'painter-1', { isOn: true }), event('On', 'room-b')];
    expect(inSegments(byAffectedKey(projection, events)).map(({ length }) => length)).toEqual([2, 1]);
    expect(inMemory(...events).lights).toEqual([
      { room: 'a', isOn: true, color: 'red' },
      { room: 'b', isOn: true, color: null },
    ]);
  });

  it('passes parked keys by, and waits with them', () => {
    const sweep = event('Painted', 'painter-1', { isOn: true });
    const { lights: rows, parked } = inMemory(
      event('On', 'room-a'),
      event('On', 'room-b'),
      event('Broken', 'room-a'),
      sweep,
    );
    expect(rows).toEqual([
      { room: 'a', isOn: true, color: null },
      { room: 'b', isOn: true, color: 'red' },
    ]);
    expect(parked).toMatchObject([
      { laneKey: 'a', type: 'Broken' },
      { laneKey: 'a', type: 'Painted', position: sweep.envelope.position, error: undefined },
    ]);
  });

  it('that can’t be read waits with all that was parked before', () => {
    const { parked } = inMemory(event('Broken', 'room-a'), unreadable('room-b', 'Painted'));
    expect(parked.map(({ laneKey }) => laneKey)).toEqual(['a', 'b', '*', 'a']);
  });

  it('that fails is parked for all rows, and so are the sweeps behind it', () => {
    const { lights: rows, parked } = inMemory(
      event('On', 'room-a'),
      event('Smeared', 'painter-1'),
      event('Painted', 'painter-1', { isOn: true }),
      event('Off', 'room-a'),
    );
    expect(rows).toEqual([{ room: 'a', isOn: false, color: null }]);
    expect(parked).toMatchObject([
      { laneKey: '*', type: 'Smeared', error: new Error('smeared') },
      { laneKey: '*', type: 'Painted', error: undefined },
    ]);
  });
});

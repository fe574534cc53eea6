import { describe, expect, it } from '@jest/globals';
import { type DomainEvent, type Recorded, specTime } from '#kernel';
import type { Projection } from './projection.js';
import { foldEvents, keysOf } from './row-sets.js';

type Light = { readonly room: string; readonly isOn: boolean };

const event = (type: 'On' | 'Off' | 'Dimmed' | 'Swapped', stream: string, position = '1'): Recorded =>
  ({ type, data: {}, envelope: { id: `${type}-${position}`, stream, position, occurredAt: specTime } }) as Recorded;

const lights: Projection<DomainEvent, { lit: Light; dark: Light }> = {
  name: 'lights',
  version: 1,
  categories: ['room'],
  lanes: 1,
  tables: { lit: { name: 'lit_v1', key: 'room' }, dark: { name: 'dark_v1', key: 'room' } },
  keys: ({ envelope }) => ({ lit: [envelope.stream], dark: [envelope.stream] }),
  laneKeysOf: (stream) => [stream],
  fold({ lit }, { type, envelope: { stream: room } }) {
    if (type === 'On') return { lit: { [room]: { room, isOn: true } }, dark: { [room]: null } };
    if (type === 'Off') return { lit: { [room]: null }, dark: { [room]: { room, isOn: false } } };
    if (type === 'Swapped') return { lit: { elsewhere: { room: 'elsewhere', isOn: true } } };
    return { lit: { [room]: lit[room] ?? null } };
  },
};

describe('folding events over rows', () => {
  const kitchen: Light = { room: 'room-1', isOn: true };
  const found = new Map([['lit', new Map([['room-1', kitchen]])]]);

  it('names each key once, whatever the number of events', () => {
    const keys = keysOf(lights, [event('On', 'room-1'), event('Off', 'room-1'), event('On', 'room-2')]);
    expect([...(keys.get('lit') ?? [])]).toEqual(['room-1', 'room-2']);
  });

  it('sees the changes of earlier events of the same batch', () => {
    const changed = foldEvents(lights, found, [event('Off', 'room-1'), event('On', 'room-1')]);
    expect(changed.get('lit')?.get('room-1')).toEqual(kitchen);
    expect(changed.get('dark')?.get('room-1')).toBeNull();
  });

  it('writes nothing for a row given back as it was found', () => {
    expect(foldEvents(lights, found, [event('Dimmed', 'room-1')]).get('lit')?.size).toBe(0);
  });

  it('writes nothing for the deletion of a row that is not there', () => {
    expect(foldEvents(lights, found, [event('On', 'room-2')]).get('dark')?.size).toBe(0);
  });

  it('stops at a change of a row that the keys do not name', () => {
    expect(() => foldEvents(lights, found, [event('Swapped', 'room-1')])).toThrow(
      "lights changes row elsewhere of lit at Swapped Swapped-1, which its keys don't name",
    );
  });
});

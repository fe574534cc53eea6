import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { NewEvent, StoredEvent } from '#event-store';
import type { DomainEvent, EventMetadata } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { EventCodec } from './event-codec.js';

type Noted = DomainEvent<
  'Noted',
  { readonly room: string; readonly guest?: string; readonly words: readonly string[] }
>;

const shapes = { Noted: { version: 1, fields: { room: 'plain', guest: 'personal', words: 'text' } } } as const;

const metadata: EventMetadata = {
  actor: 'ada',
  role: 'agent',
  commandId: 'c1',
  fingerprint: 'f',
  correlationId: 'r',
  origin: 'live',
  subject: 'customer-7',
};

const noted: Noted = { type: 'Noted', data: { room: '12', guest: 'Grace Hopper', words: ['a broken', 'screen'] } };
const draft = { event: noted, id: 'e1', occurredAt: '2026-03-02T09:00:00.000Z', metadata };

const asStored = (event: NewEvent, changes: Partial<StoredEvent> = {}): StoredEvent => ({
  ...event,
  stream: 'note-1',
  revision: 0,
  position: '1',
  recordedAt: '2026-03-02T09:00:01.000Z',
  ...changes,
});

const codecWith = (keys = new MemorySubjectKeys()) => new EventCodec<Noted>(shapes, keys);

describe('the codec', () => {
  it('reads back what it wrote, with its envelope', async () => {
    const codec = codecWith();
    const [event] = await codec.decode([asStored((await codec.encode([draft]))[0])]);
    expect(event.data).toEqual(noted.data);
    expect(event.envelope).toMatchObject({ ...metadata, id: 'e1', stream: 'note-1', revision: 0, position: '1' });
  });

  it('writes plain fields as they are, personal fields and texts sealed', async () => {
    const [{ data }] = await codecWith().encode([draft]);
    expect(JSON.parse(data)).toEqual({
      room: '12',
      guest: expect.stringMatching(/^v1\./),
      words: expect.stringMatching(/^v1\./),
    });
  });

  it('leaves out what is not revealed, and needs no key for plain fields', async () => {
    const [stored] = await codecWith().encode([draft]);
    const withoutKeys = codecWith(new MemorySubjectKeys());
    expect((await withoutKeys.decode([asStored(stored)], ['plain']))[0].data).toEqual({ room: '12' });
  });

  it('reveals texts apart from personal fields', async () => {
    const codec = codecWith();
    const stored = asStored((await codec.encode([draft]))[0]);
    const [event] = await codec.decode([stored], ['plain', 'text']);
    expect(event.data).toEqual({ room: '12', words: noted.data.words });
  });

  it('leaves out all that was sealed up to where its subject was erased, and reads what came later', async () => {
    const keys = new MemorySubjectKeys();
    const codec = codecWith(keys);
    const before = asStored((await codec.encode([draft]))[0], { position: '9' });
    keys.erase('customer-7', '10');
    const after = asStored((await codec.encode([draft]))[0], { position: '11' });
    const [erased, read] = await codec.decode([before, after]);
    expect(erased.data).toEqual({ room: '12' });
    expect(read.data).toEqual(noted.data);
    expect([codec.sealedFields(before), codec.sealedFields(after)]).toEqual([
      ['guest', 'words'],
      ['guest', 'words'],
    ]);
  });

  it('names the event whose key is missing', async () => {
    const [stored] = await codecWith().encode([draft]);
    await expect(codecWith(new MemorySubjectKeys()).decode([asStored(stored)])).rejects.toThrow(
      'Event e1: missing key of subject customer-7',
    );
  });

  it('names the event of an unknown name or version', async () => {
    const codec = codecWith();
    const [stored] = await codec.encode([draft]);
    await expect(codec.decode([asStored(stored, { type: 'toString' })])).rejects.toThrow(
      'Event e1: unknown event type toString',
    );
    await expect(codec.decode([asStored(stored, { version: 2 })])).rejects.toThrow(
      'Event e1 was written by a newer release as version 2',
    );
  });

  it('lets no undeclared field into history', async () => {
    const leaking = { ...draft, event: { ...noted, data: { ...noted.data, password: 'x' } } };
    await expect(codecWith().encode([leaking])).rejects.toThrow('Event e1: Noted has no declared field password');
  });

  it('opens no envelope that was moved from another event', async () => {
    const codec = codecWith();
    const [first, second] = await codec.encode([draft, { ...draft, id: 'e2' }]);
    const [event] = await codec.decode([asStored({ ...second, data: first.data })]);
    expect(() => event.data.guest).toThrow('e2/guest: cannot be decrypted');
  });
});

describe('data that was read', () => {
  const read = async (changes: Partial<StoredEvent> = {}): Promise<Noted['data']> => {
    const codec = codecWith();
    const [stored] = await codec.encode([draft]);
    return (await codec.decode([asStored(stored, changes)]))[0].data;
  };

  it('is opened only where it is looked at, so that what nobody reads costs nothing and harms nobody', async () => {
    const damaged = JSON.stringify({ room: '12', guest: 'v1.damaged', words: 'in clear' });
    const data = await read({ data: damaged });
    expect(data.room).toBe('12');
    expect(Object.keys(data)).toEqual(['room', 'guest', 'words']);
    expect(() => data.guest).toThrow('e1/guest: cannot be decrypted with the key of its subject');
    expect(() => data.words).toThrow('e1/words: not encrypted, or in an unknown format');
  });

  it('is otherwise like any plain object', async () => {
    const data = await read();
    expect(data).toStrictEqual(noted.data);
    expect({ ...data }).toStrictEqual(noted.data);
    expect(Object.keys(await read({ data: '{"words":"v1.x","room":"12"}' }))).toEqual(['words', 'room']);
    expect(structuredClone(data)).toStrictEqual(noted.data);
    expect(JSON.stringify(data)).toBe(JSON.stringify(noted.data));
    expect(Object.entries(data)).toEqual(Object.entries(noted.data));
    expect(isDeepStrictEqual(data, noted.data)).toBe(true);
  });

  it('is opened once', async () => {
    const data = await read();
    expect(data.words).toBe(data.words);
  });
});

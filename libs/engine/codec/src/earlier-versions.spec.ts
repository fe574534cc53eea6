import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import type { DomainEvent, FieldClass } from '#kernel';
import { MemorySubjectKeys, sealField } from '#encryption';
import { EarlierVersions } from './earlier-versions.js';
import { EventCodec } from './event-codec.js';
import type { EventShapes } from './event-shapes.js';
import type { Sealed } from './sealed.js';

interface VisitedV1 {
  readonly guest: Sealed<string>;
  readonly remark?: Sealed<string>;
  readonly street: string;
}

interface VisitedV2 {
  readonly givenName: Sealed<string>;
  readonly familyName: Sealed<string>;
  readonly remark?: Sealed<string>;
  readonly street: string;
}

interface VisitedV3 {
  readonly givenName: string;
  readonly familyName: string;
  readonly comment?: string;
  /** Was plain, which was a mistake. */
  readonly street: string;
  readonly hasComment: boolean;
}

type Visited = DomainEvent<'Visited', VisitedV3>;

/** Splits a sealed field. */
const visitedV1ToV2 = ({ guest, ...rest }: VisitedV1) => ({
  ...rest,
  givenName: guest.map((name) => name.split(' ')[0]),
  familyName: guest.map((name) => name.split(' ')[1]),
});

/** Renames a sealed field, and adds a plain one. */
const visitedV2ToV3 = ({ remark, ...rest }: VisitedV2) => ({
  ...rest,
  comment: remark,
  hasComment: remark !== undefined,
});

const shapes: EventShapes<Visited> = {
  Visited: {
    version: 3,
    fields: { givenName: 'personal', familyName: 'personal', comment: 'text', street: 'personal', hasComment: 'plain' },
    earlier: EarlierVersions.first<VisitedV1, VisitedV2>(
      { guest: 'personal', remark: 'text', street: 'plain' },
      visitedV1ToV2,
    ).followedBy({ givenName: 'personal', familyName: 'personal', remark: 'text', street: 'plain' }, visitedV2ToV3),
  },
};

const keys = new MemorySubjectKeys();
const codec = new EventCodec<Visited>(shapes, keys);

const stored = async (version: number, plain: object, sealed: Readonly<Record<string, unknown>>) => {
  const key = (await keys.obtain(['customer-7'])).get('customer-7');
  if (!key) throw new Error('no key');
  const envelopes = Object.entries(sealed).map(([field, value]) => [field, sealField(key, `e1/${field}`, value)]);
  const event: StoredEvent = {
    id: 'e1',
    type: 'Visited',
    version,
    data: JSON.stringify({ ...plain, ...Object.fromEntries(envelopes) }),
    stream: 'house-1',
    revision: 0,
    position: '1',
    occurredAt: '2026-03-02T09:00:00.000Z',
    recordedAt: '2026-03-02T09:00:00.000Z',
    actor: 'ada',
    role: 'agent',
    commandId: 'c1',
    fingerprint: 'f',
    correlationId: 'r',
    origin: 'live',
    subject: 'customer-7',
  };
  return event;
};

const first = (sealed: object = {}) =>
  stored(1, { street: 'Elm St' }, { guest: 'Grace Hopper', remark: 'rang twice', ...sealed });

const read = async (event: StoredEvent, revealed?: readonly FieldClass[]) =>
  (await codec.decode([event], revealed))[0].data;

describe('an event of an earlier version', () => {
  it('is read as if it were written today', async () => {
    expect(await read(await first())).toEqual({
      givenName: 'Grace',
      familyName: 'Hopper',
      comment: 'rang twice',
      street: 'Elm St',
      hasComment: true,
    });
  });

  it('goes through the versions after its own only', async () => {
    const second = await stored(2, { street: 'Elm St' }, { givenName: 'Ada', familyName: 'Lovelace' });
    expect(await read(second)).toEqual({
      givenName: 'Ada',
      familyName: 'Lovelace',
      street: 'Elm St',
      hasComment: false,
    });
  });

  it('stays sealed until it is read, through every upcast', async () => {
    const event = await first();
    const data = await read({ ...event, data: event.data.replace(/("guest":"v1\.).{8}/, '$1tampered') });
    expect(data.comment).toBe('rang twice');
    expect(() => data.givenName).toThrow('e1/guest: cannot be decrypted with the key of its subject');
  });

  it('shows no reader what its class hid when it was stored, nor what it hides today', async () => {
    expect(await read(await first(), ['plain'])).toEqual({ hasComment: true });
    expect(await read(await first(), ['plain', 'text'])).toEqual({ comment: 'rang twice', hasComment: true });
  });

  it('may lead to no field that the present version does not declare', async () => {
    const careless = new EventCodec<DomainEvent<'Visited', { readonly room: string }>>(
      {
        Visited: {
          version: 2,
          fields: { room: 'plain' },
          earlier: EarlierVersions.first({ street: 'plain' }, (old: { readonly street: string }) => ({
            ...old,
            room: '1',
          })),
        },
      },
      keys,
    );
    await expect(careless.decode([await stored(1, { street: 'Elm St' }, {})])).rejects.toThrow(
      'Event e1: Visited has no declared field street',
    );
  });
});

describe('only the present version', () => {
  it('is written', async () => {
    const { id, occurredAt, ...metadata } = await first();
    const data = { givenName: 'Ada', familyName: 'King', street: 'Elm St', hasComment: false };
    const [written] = await codec.encode([{ event: { type: 'Visited', data }, id, occurredAt, metadata }]);
    expect(written).toMatchObject({ type: 'Visited', version: 3 });
    expect(Object.keys(JSON.parse(written.data) as object)).toEqual(Object.keys(data));
  });

  it('is known: what a newer release wrote is refused by name, and so is no version at all', async () => {
    await expect(codec.decode([await stored(4, {}, {})])).rejects.toThrow(
      'Event e1 was written by a newer release as version 4; this release supports Visited up to version 3',
    );
    await expect(codec.decode([await stored(0, {}, {})])).rejects.toThrow('Event e1: Visited has no version 0');
  });

  it('is not enough: a codec that lacks a version that was stored does not come to be', () => {
    const { earlier: _earlier, ...present } = shapes.Visited;
    expect(() => new EventCodec<Visited>({ Visited: present }, keys)).toThrow(
      'Visited is at version 3 but declares 0 earlier versions',
    );
  });
});

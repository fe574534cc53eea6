import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from './event.js';
import {
  type EarlierShapes,
  event,
  type EventData,
  type EventOf,
  personal,
  plain,
  sealedFields,
  text,
  withoutSealed,
} from './event-shape.js';

const shapes = {
  ParcelSent: event({ weight: plain<number>(), recipient: personal(), remark: text().optional() }),
  ParcelLost: event({}),
};

/** Compiles only where both types are the same. */
const expectSameType = <One, Other>(
  same: [One, Other] extends [Other, One]
    ? [keyof One, keyof Other] extends [keyof Other, keyof One]
      ? true
      : never
    : never,
): void => expect(same).toBe(true);

interface Sent {
  readonly weight: number;
  readonly recipient: string;
  readonly remark?: string;
}

describe('an event that is declared', () => {
  it('is of version 1, and its fields are of their classes, whether they may be missing or not', () => {
    expect(shapes.ParcelSent).toMatchObject({
      version: 1,
      fields: { weight: 'plain', recipient: 'personal', remark: 'text' },
    });
    expect(shapes.ParcelLost).toMatchObject({ version: 1, fields: {} });
  });

  it('is one version further than the earlier ones that it has', () => {
    const earlier: EarlierShapes<{ readonly weight: number }> = {
      count: 2,
      fieldsOf: () => ({}),
      upcast: (_version, data) => data,
    };
    const parcelWeighed = event({ weight: plain<number>() }, earlier);
    expect(parcelWeighed).toMatchObject({ version: 3, earlier });
  });

  it('has data that the compiler knows, a text where nothing is said of a field', () => {
    type Data = EventData<typeof shapes>;
    expectSameType<Data['ParcelSent'], Sent>(true);
    const bare: Data['ParcelSent'] = { weight: 7, recipient: 'Ada' };
    // @ts-expect-error a field that is not optional may not be missing
    const incomplete: Data['ParcelSent'] = { weight: 7 };
    // @ts-expect-error a field holds what it was declared to
    const mistyped: Data['ParcelSent'] = { weight: '7', recipient: 'Ada' };
    expect([bare, incomplete, mistyped]).toHaveLength(3);
  });

  it('is one of the events of its table', () => {
    expectSameType<
      EventOf<typeof shapes>,
      DomainEvent<'ParcelSent', Sent> | DomainEvent<'ParcelLost', EventData<typeof shapes>['ParcelLost']>
    >(true);
    // @ts-expect-error the table has no such event
    const unknown: EventOf<typeof shapes> = { type: 'ParcelBurnt', data: {} };
    expect(unknown).toBeDefined();
  });
});

describe('a field that is made optional', () => {
  it('leaves the required one as it was', () => {
    const remark = text();
    expect(remark.optional()).toEqual({ fieldClass: 'text', isOptional: true });
    expect(remark).toEqual({ fieldClass: 'text', isOptional: false });
  });
});

describe('what is personal or text', () => {
  it('is named', () => {
    expect(sealedFields(shapes.ParcelSent)).toEqual(['recipient', 'remark']);
    expect(sealedFields(shapes.ParcelLost)).toEqual([]);
  });

  it('is left out of the data, and what no field declares stays', () => {
    const sent = { weight: 7, recipient: 'Ada', remark: 'Fragile', lane: 3 };
    expect(withoutSealed(shapes.ParcelSent, sent)).toEqual({ weight: 7, lane: 3 });
    expect(sent).toHaveProperty('recipient', 'Ada');
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '#kernel';
import { type CustomerEvent, customerShapes } from './customer.events.js';
import { customerExamples as examples, recordedCustomer } from './customer.examples.js';
import { customerFold, type CustomerState } from './customer.state.js';
import { foldCustomer } from './view/customer.view.js';

const { CustomerRegistered: registered, PersonalDataErased: erased } = examples;
const everything: readonly CustomerEvent[] = Object.values(examples);

/** The event as it is read once its key is destroyed. */
const withoutSealed = <Event extends CustomerEvent>(event: Event): Event => {
  const fields: Readonly<Record<string, string>> = customerShapes[event.type].fields;
  const data = Object.fromEntries(Object.entries(event.data).filter(([field]) => fields[field] === 'plain'));
  return { ...event, data };
};

const stateAfter = (events: readonly CustomerEvent[]): CustomerState =>
  events.reduce((state, event) => customerFold.evolve(state, event, ''), customerFold.initial);

const bothViews = (events: readonly CustomerEvent[]) => {
  const recorded = recordedCustomer(events);
  return [foldCustomer(recorded), foldCustomer(recorded.map((event): Recorded<CustomerEvent> => withoutSealed(event)))];
};

describe('state and view of a customer', () => {
  it.each(everything)('are the same after an erasure, whether or not $type could still be read', (event) => {
    const past = [registered, event, erased];
    expect(stateAfter(past)).toEqual(stateAfter(past.map(withoutSealed)));
    const [clear, sealed] = bothViews(past);
    expect(clear).toEqual(sealed);
  });

  it('contain no personal data after an erasure', () => {
    const [view] = bothViews([...everything, erased]);
    const state = stateAfter([...everything, erased]);
    for (const text of ['Lin Mei', '+85221230142', 'mei@example.org', 'large-print', 'in writing']) {
      expect(JSON.stringify({ view, state })).not.toContain(text);
    }
    expect(view).toMatchObject({ segment: 'education', erasure: { status: 'erased' }, devices: [] });
  });

  it('lack only personal data if that could not be read', () => {
    const [, masked] = bothViews(everything);
    expect(masked).toMatchObject({ id: 'c-lin-mei', segment: 'education', mergedInto: 'c-lin', absorbed: ['c-mei'] });
    expect(masked?.name).toBeUndefined();
  });
});

describe('the view of a customer', () => {
  const viewAfter = (...events: CustomerEvent[]) => foldCustomer(recordedCustomer([registered, ...events]));

  it.each<[CustomerEvent, object]>([
    [registered, { name: 'Lin Mei', phone: '+861055500142', segment: 'consumer', language: 'zh-Hans' }],
    [examples.CustomerDetailsChanged, { phone: '+85221230142', segment: 'education', language: 'zh-Hans' }],
    [examples.PreferencesSet, { name: 'Lin Mei', language: 'zh-Hant', accessibility: ['large-print'] }],
    [examples.DeviceAdded, { devices: [{ serial: 'F17XK2QP0D', addedAt: '2026-03-02T09:01:00.000Z' }] }],
    [examples.DeviceRemoved, { devices: [] }],
    [examples.CustomerMerged, { mergedInto: 'c-lin' }],
    [examples.CustomerAbsorbed, { absorbed: ['c-mei'] }],
    [examples.LegalHoldPlaced, { legalHold: { placedBy: 'a-wang', placedAt: '2026-03-02T09:01:00.000Z' } }],
    [examples.LegalHoldLifted, { legalHold: undefined }],
    [examples.ErasureRequested, { erasure: { status: 'requested', reason: 'Asked for it in writing' } }],
    [erased, { name: undefined, erasure: { status: 'erased', erasedAt: '2026-03-02T09:01:00.000Z' } }],
  ])('shows %j', (event, shown) => {
    expect(viewAfter(event)).toMatchObject(shown);
  });

  it('has nothing but the id of a customer who is not registered', () => {
    const view = foldCustomer(recordedCustomer([examples.ErasureRequested]));
    expect(view).toMatchObject({ id: 'c-lin-mei', devices: [], absorbed: [] });
    expect(view?.registeredAt).toBeUndefined();
  });
});

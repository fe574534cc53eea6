import { type Envelope, type Recorded } from '#kernel';
import { type ExamplesOf, recordedEvents } from '#kernel/testing';
import type { CustomerEvent } from './customer.events.js';
import { customerStream } from './customer.streams.js';

/** One plausible example of every event, with every field set: the record of one person. */
export const customerExamples: ExamplesOf<CustomerEvent> = {
  CustomerRegistered: {
    type: 'CustomerRegistered',
    data: {
      name: 'Lin Mei',
      phone: '+861055500142',
      email: 'lin.mei@example.com',
      contactIndex: { phone: 'index-of-the-number', email: 'index-of-the-address' },
      region: 'CN-BJ',
      segment: 'consumer',
      language: 'zh-Hans',
      accessibility: ['relay-service'],
      preferredChannel: 'support-app',
    },
  },
  CustomerDetailsChanged: {
    type: 'CustomerDetailsChanged',
    data: {
      name: 'Lin Mei',
      phone: '+85221230142',
      email: 'mei@example.org',
      contactIndex: { phone: 'index-of-another-number', email: 'index-of-another-address' },
      region: 'HK',
      segment: 'education',
    },
  },
  PreferencesSet: {
    type: 'PreferencesSet',
    data: { language: 'zh-Hant', accessibility: ['large-print'], preferredChannel: 'email' },
  },
  DeviceAdded: { type: 'DeviceAdded', data: { serial: 'F17XK2QP0D' } },
  DeviceRemoved: { type: 'DeviceRemoved', data: { serial: 'F17XK2QP0D' } },
  CustomerMerged: { type: 'CustomerMerged', data: { into: 'c-lin' } },
  CustomerAbsorbed: { type: 'CustomerAbsorbed', data: { customerId: 'c-mei' } },
  LegalHoldPlaced: { type: 'LegalHoldPlaced', data: { reason: 'Court order of 2 March about the exchanged phone' } },
  LegalHoldLifted: { type: 'LegalHoldLifted', data: {} },
  ErasureRequested: { type: 'ErasureRequested', data: { reason: 'Asked for it in writing' } },
  PersonalDataErased: {
    type: 'PersonalDataErased',
    data: {
      certificateId: '5b0c2f5e-0a7d-5d0e-9a64-0c2f3f0f8a11',
      through: '4711',
      counts: { subjects: 2, cases: 3 },
    },
  },
};

export const exampleCustomerId = 'c-lin-mei';

/**
 * Wraps events in envelopes, as the log would return them for one record. @param changes overrides for every envelope,
 * such as another stream.
 */
export const recordedCustomer = (
  events: readonly CustomerEvent[],
  changes: Partial<Envelope> = {},
): Recorded<CustomerEvent>[] => {
  const stream = customerStream(exampleCustomerId);
  return recordedEvents(events, { stream, subject: stream, ...changes });
};

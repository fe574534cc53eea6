import type { FieldClasses } from '#privacy';
import type { CustomerEventData } from './customer.events.js';

const details = {
  name: 'personal',
  phone: 'personal',
  email: 'personal',
  contactIndex: 'personal', // a number can be found by trying all of them: erased with the person, not kept
  region: 'plain',
  segment: 'plain',
} as const satisfies FieldClasses<CustomerEventData['CustomerDetailsChanged']>;

const preferences = {
  language: 'plain',
  accessibility: 'personal', // tells of someone's health
  preferredChannel: 'plain',
} as const satisfies FieldClasses<CustomerEventData['PreferencesSet']>;

/** What each field of each event holds, as `FieldClass` has it. */
export const customerFields: {
  readonly [Type in keyof CustomerEventData]: FieldClasses<CustomerEventData[Type]>;
} = {
  CustomerRegistered: { ...details, ...preferences },
  CustomerDetailsChanged: details,
  PreferencesSet: preferences,
  DeviceAdded: { serial: 'plain' },
  DeviceRemoved: { serial: 'plain' },
  CustomerMerged: { into: 'plain' },
  CustomerAbsorbed: { customerId: 'plain' },
  LegalHoldPlaced: { reason: 'text' },
  LegalHoldLifted: {},
  ErasureRequested: { reason: 'text' },
  PersonalDataErased: { certificateId: 'plain', through: 'plain', counts: 'plain' },
};

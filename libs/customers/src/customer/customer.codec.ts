import { EventCodec, type EventShapes } from '#codec';
import type { SubjectKeys } from '#privacy';
import type { CustomerEvent } from './customer.events.js';
import { customerFields } from './customer.fields.js';

/** Under which version each event is stored. Every version ever stored has a sample in `stored/`, and goes on to be read. */
export const customerShapes: EventShapes<CustomerEvent> = {
  CustomerRegistered: { version: 1, fields: customerFields.CustomerRegistered },
  CustomerDetailsChanged: { version: 1, fields: customerFields.CustomerDetailsChanged },
  PreferencesSet: { version: 1, fields: customerFields.PreferencesSet },
  DeviceAdded: { version: 1, fields: customerFields.DeviceAdded },
  DeviceRemoved: { version: 1, fields: customerFields.DeviceRemoved },
  CustomerMerged: { version: 1, fields: customerFields.CustomerMerged },
  CustomerAbsorbed: { version: 1, fields: customerFields.CustomerAbsorbed },
  LegalHoldPlaced: { version: 1, fields: customerFields.LegalHoldPlaced },
  LegalHoldLifted: { version: 1, fields: customerFields.LegalHoldLifted },
  ErasureRequested: { version: 1, fields: customerFields.ErasureRequested },
  PersonalDataErased: { version: 1, fields: customerFields.PersonalDataErased },
};

/** Between customer events and the log. */
export const customerCodec = (keys: SubjectKeys): EventCodec<CustomerEvent> => new EventCodec(customerShapes, keys);

import { EventCodec } from '#codec';
import type { SubjectKeys } from '#encryption';
import { type CustomerEvent, customerShapes } from './customer.events.js';

/** Between customer events and the log. */
export const customerCodec = (keys: SubjectKeys): EventCodec<CustomerEvent> =>
  new EventCodec<CustomerEvent>(customerShapes, keys);

import { EventCodec } from '#codec';
import type { SubjectKeys } from '#encryption';
import { type CustomerEvent, customerShapes } from './customer.events.js';

/** Codec between customer events and stored events. */
export const customerCodec = (keys: SubjectKeys): EventCodec<CustomerEvent> =>
  new EventCodec<CustomerEvent>(customerShapes, keys);

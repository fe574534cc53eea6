import type { PersonalData } from '#erasure';
import type { SubjectKeys } from '#encryption';
import { customerCodec } from '../customer/customer.codec.js';
import { CUSTOMER_CATEGORY, customerStream } from '../customer/customer.streams.js';
import { RecordErasure } from '../use-cases/record-erasure/record-erasure.js';
import { customersProjection } from '../customer-list/customers.projection.js';

/** Where customer records hold personal data, for erasure: each in its own stream. */
export const customerPersonalData = (keys: SubjectKeys): PersonalData => {
  const codec = customerCodec(keys);
  return {
    category: CUSTOMER_CATEGORY,
    readModels: [customersProjection.name],
    streamsOf: async (customerIds) => customerIds.map(customerStream),
    sealedFields: (event) => codec.sealedFields(event),
    commandFor: (stream, destroyed, context) => new RecordErasure(stream, destroyed, context),
  };
};

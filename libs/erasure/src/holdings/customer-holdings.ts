import {
  CUSTOMER_CATEGORY,
  customerCodec,
  customerFold,
  customerProjections,
  customerStream,
  RecordErasure,
} from '#customers';
import { collect, type EventStore } from '#event-store';
import type { SubjectKeys } from '#privacy';
import type { ErasureParts, Holdings } from '../erasure-parts.js';

/** What the records of customers hold of them: each its own stream. */
export const customerHoldings = (keys: SubjectKeys): Holdings => {
  const codec = customerCodec(keys);
  return {
    category: CUSTOMER_CATEGORY,
    readModels: customerProjections.map(({ name }) => name),
    streamsOf: async (customerIds) => customerIds.map(customerStream),
    sealedFields: (event) => codec.sealedFields(event),
    commandFor: (stream, destroyed, context) => new RecordErasure(stream, destroyed, context),
  };
};

/** The customer and all whose records were merged into it, however long ago and over however many others. */
export const personFrom = (store: EventStore, keys: SubjectKeys): ErasureParts['personOf'] => {
  const codec = customerCodec(keys);
  const absorbedBy = async (customerId: string): Promise<readonly string[]> => {
    const events = await codec.decode(await collect(store.readStream(customerStream(customerId))), ['plain']);
    const { evolve, initial } = customerFold;
    return events.reduce((state, event) => evolve(state, event, event.envelope.occurredAt), initial).absorbed;
  };
  return async (customerId) => {
    const person = new Set([customerId]);
    for (const id of person) for (const absorbed of await absorbedBy(id)) person.add(absorbed); // which are visited too
    return [...person];
  };
};

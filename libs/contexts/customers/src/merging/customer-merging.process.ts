import type { CustomerEvent } from '../customer/customer.events.js';
import { CUSTOMER_CATEGORY, customerIdOf, customerStream } from '../customer/customer.streams.js';
import { RecordAbsorbed } from '../use-cases/record-absorbed/record-absorbed.js';
import { defineProcess, toSend } from '#processes';

/** Records each merge on the remaining record too, so its own stream lists whose data belong to it. */
export const customerMerging = defineProcess<null, CustomerEvent>()({
  name: 'customer-merging',
  version: 1,
  reactsTo: { [CUSTOMER_CATEGORY]: ['CustomerMerged'] },
  origins: ['live'],
  commands: [RecordAbsorbed],
  initial: null,
  instanceOf: ({ envelope }) => envelope.stream,

  react(state, input) {
    if (input.kind !== 'event') return { state };
    const { data, envelope } = input.event;
    const absorbed = { customerId: customerIdOf(envelope.stream) };
    return { state, commands: [toSend(RecordAbsorbed, customerStream(data.into), absorbed)] };
  },
});

import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent } from '../../customer/customer.events.js';
import type { CustomerState } from '../../customer/customer.state.js';

/** Sent by the process that follows merges. */
export class RecordAbsorbed extends commandNamed('RecordAbsorbed')<{ readonly customerId: string }> {}

/** What happened to the duplicate holds, also where this record was merged into a third one meanwhile. */
export const recordAbsorbed: Decide<RecordAbsorbed, CustomerState, CustomerEvent> = (
  { data: { customerId } },
  state,
) => (state.absorbed.includes(customerId) ? [] : [{ type: 'CustomerAbsorbed', data: { customerId } }]);

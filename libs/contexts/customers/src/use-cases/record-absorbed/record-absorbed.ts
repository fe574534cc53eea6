import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent } from '../../customer/customer.events.js';
import type { CustomerState } from '../../customer/customer.state.js';

/** Sent by the process that follows up merges. */
export class RecordAbsorbed extends commandNamed('RecordAbsorbed')<{ readonly customerId: string }> {}

/** Never refused: the duplicate was merged, even if this record has been merged into a third one meanwhile. */
export const recordAbsorbed: Decide<RecordAbsorbed, CustomerState, CustomerEvent> = (
  { data: { customerId } },
  state,
) => (state.absorbed.includes(customerId) ? [] : [{ type: 'CustomerAbsorbed', data: { customerId } }]);

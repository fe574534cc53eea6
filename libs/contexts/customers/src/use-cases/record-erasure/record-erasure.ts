import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent, CustomerEventData } from '../../customer/customer.events.js';
import { CustomerRefusal } from '../../customer/customer.refusals.js';
import type { CustomerState } from '../../customer/customer.state.js';

/**
 * Sent by the system once no personal data can be read any more. Merged records get it too, because they are erased
 * with their survivor.
 */
export class RecordErasure extends commandNamed('RecordErasure')<CustomerEventData['PersonalDataErased']> {}

export const recordErasure: Decide<RecordErasure, CustomerState, CustomerEvent> = ({ data }, state) => {
  if (!state.isErasurePending && state.mergedInto === undefined) throw new CustomerRefusal('NO_ERASURE_PENDING');
  const { certificateId, through, counts } = data;
  return [{ type: 'PersonalDataErased', data: { certificateId, through, counts } }];
};

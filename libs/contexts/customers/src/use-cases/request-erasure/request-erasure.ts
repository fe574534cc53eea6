import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent } from '../../customer/customer.events.js';
import { CustomerRefusal } from '../../customer/customer.refusals.js';
import { assertNotMerged } from '../../customer/customer.rules.js';
import type { CustomerState } from '../../customer/customer.state.js';

/** F37: `erasePersonalData`. Also of a customer who is not registered here: there may be cases of theirs. */
export class RequestErasure extends commandNamed('RequestErasure')<{ readonly reason?: string }> {}

/** Asked for anew after an erasure, what was written since is erased. */
export const requestErasure: Decide<RequestErasure, CustomerState, CustomerEvent> = ({ data: { reason } }, state) => {
  assertNotMerged(state);
  if (state.isHeld) throw new CustomerRefusal('LEGAL_HOLD');
  return state.isErasurePending ? [] : [{ type: 'ErasureRequested', data: { reason } }];
};

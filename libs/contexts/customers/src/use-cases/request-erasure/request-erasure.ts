import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent } from '../../customer/customer.events.js';
import { CustomerRefusal } from '../../customer/customer.refusals.js';
import { assertNotMerged } from '../../customer/customer.rules.js';
import type { CustomerState } from '../../customer/customer.state.js';

/**
 * F37: `erasePersonalData`. Allowed for a customer who is not registered here, because there may be cases of theirs.
 */
export class RequestErasure extends commandNamed('RequestErasure')<{ readonly reason?: string }> {}

/** A request after an erasure erases what was written since. */
export const requestErasure: Decide<RequestErasure, CustomerState, CustomerEvent> = ({ data: { reason } }, state) => {
  assertNotMerged(state);
  if (state.isHeld) throw new CustomerRefusal('LEGAL_HOLD');
  return state.isErasurePending ? [] : [{ type: 'ErasureRequested', data: { reason } }];
};

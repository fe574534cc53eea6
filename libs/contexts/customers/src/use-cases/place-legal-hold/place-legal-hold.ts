import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent } from '../../customer/customer.events.js';
import { CustomerRefusal } from '../../customer/customer.refusals.js';
import { assertNotMerged } from '../../customer/customer.rules.js';
import type { CustomerState } from '../../customer/customer.state.js';

/** F37. Allowed for a customer who is not registered here, because there may be cases of theirs. */
export class PlaceLegalHold extends commandNamed('PlaceLegalHold')<{ readonly reason: string }> {}

export const placeLegalHold: Decide<PlaceLegalHold, CustomerState, CustomerEvent> = ({ data: { reason } }, state) => {
  assertNotMerged(state);
  if (state.isErasurePending) throw new CustomerRefusal('ERASURE_PENDING'); // the erasure may have begun
  if (state.isHeld) throw new CustomerRefusal('LEGAL_HOLD_ALREADY_PLACED');
  return [{ type: 'LegalHoldPlaced', data: { reason } }];
};

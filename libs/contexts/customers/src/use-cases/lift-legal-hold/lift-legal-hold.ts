import { commandNamed, type Decide } from '#kernel';
import type { CustomerEvent } from '../../customer/customer.events.js';
import { assertNotMerged, assertRegistered } from '../../customer/customer.rules.js';
import type { CustomerState } from '../../customer/customer.state.js';

export class LiftLegalHold extends commandNamed('LiftLegalHold')<Record<never, never>> {}

export const liftLegalHold: Decide<LiftLegalHold, CustomerState, CustomerEvent> = (_command, state) => {
  assertNotMerged(state);
  if (state.isHeld) return [{ type: 'LegalHoldLifted', data: {} }];
  assertRegistered(state); // an id that is neither held nor registered is unknown
  return [];
};

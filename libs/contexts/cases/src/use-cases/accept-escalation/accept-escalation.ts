import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { assertOpen, escalationToAnswer } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F8: the tier rises only now; an escalation that nobody accepts leaves the case in its tier. */
export class AcceptEscalation extends commandNamed('AcceptEscalation')<Record<never, never>> {}

export const acceptEscalation: Decide<AcceptEscalation, CaseState, CaseEvent> = ({ context }, state) => {
  assertOpen(state);
  const { toTier } = escalationToAnswer(state, context.actor);
  return [{ type: 'EscalationAccepted', data: { fromTier: state.tier, tier: toTier } }];
};

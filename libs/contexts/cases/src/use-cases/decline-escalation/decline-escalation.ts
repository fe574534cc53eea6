import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { assertOpen, escalationToAnswer } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F8: the case stays in its tier; an escalation with better grounds may follow. */
export class DeclineEscalation extends commandNamed('DeclineEscalation')<{ readonly reason: string }> {}

export const declineEscalation: Decide<DeclineEscalation, CaseState, CaseEvent> = ({ data, context }, state) => {
  assertOpen(state);
  const { toTier } = escalationToAnswer(state, context.actor);
  return [{ type: 'EscalationDeclined', data: { tier: toTier, reason: data.reason } }];
};

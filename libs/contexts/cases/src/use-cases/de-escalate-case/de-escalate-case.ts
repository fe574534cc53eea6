import { commandNamed, type Decide, type Tier } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F8: the tier that has the case returns it to a lower one. */
export class DeEscalateCase extends commandNamed('DeEscalateCase')<{
  readonly toTier: Tier;
  readonly reason: string;
}> {}

export const deEscalateCase: Decide<DeEscalateCase, CaseState, CaseEvent> = ({ data, context }, state) => {
  assertOpen(state);
  const { toTier, reason } = data;
  const { tier, pendingEscalation } = state;
  if (pendingEscalation) throw new CaseRefusal('ESCALATION_PENDING');
  if (toTier >= tier) throw new CaseRefusal('TIER_MUST_FALL', { from: tier, to: toTier }, ['toTier']);
  if (context.actor.tier !== tier) throw new CaseRefusal('NOT_IN_CASE_TIER', { tier });
  return [{ type: 'CaseDeEscalated', data: { fromTier: tier, toTier, reason } }];
};

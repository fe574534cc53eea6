import { commandNamed, type Decide, type Tier } from '#kernel';
import type { CaseEvent, Priority } from '../../case/case.events.js';
import { CaseRefusal } from '../../case/case.refusals.js';
import { assertOpen } from '../../case/case.rules.js';
import { attemptsOf, type CaseState } from '../../case/case.state.js';

export class EscalateCase extends commandNamed('EscalateCase')<{
  readonly toTier: Tier;
  readonly specialty?: string;
  readonly reason: string;
  readonly severity: Priority;
  readonly urgentReason?: string;
}> {}

export const escalateCase: Decide<EscalateCase, CaseState, CaseEvent> = ({ data }, state) => {
  assertOpen(state);
  const { toTier, specialty, reason, severity, urgentReason } = data;
  if (state.pendingEscalation) throw new CaseRefusal('ESCALATION_PENDING');
  if (toTier <= state.tier) throw new CaseRefusal('TIER_MUST_RISE', { from: state.tier, to: toTier }, ['toTier']);
  if (state.diagnoses.length === 0 && !urgentReason) throw new CaseRefusal('DIAGNOSE_FIRST');
  return [
    {
      type: 'CaseEscalated',
      // F8: the steps already tried are passed on.
      data: { fromTier: state.tier, toTier, specialty, reason, severity, urgentReason, attempts: attemptsOf(state) },
    },
  ];
};

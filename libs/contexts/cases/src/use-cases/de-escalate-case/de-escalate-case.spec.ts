import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import {
  accepted,
  agent,
  closed,
  command,
  engineer,
  engineering,
  escalated,
  given,
  opened,
} from '../../case/testing/given.js';
import { DeEscalateCase, deEscalateCase } from './de-escalate-case.js';

const { CaseDeEscalated: deEscalated } = caseExamples;
const input = { toTier: 1, reason: deEscalated.data.reason } as const;
const deEscalate = command(DeEscalateCase, input, { actor: engineer });

describe('de-escalating a case', () => {
  it('returns it to a lower tier, with a reason', () => {
    given(opened, escalated, accepted).when(deEscalateCase, deEscalate).then(deEscalated);
  });

  it('is refused if the tier does not fall', () => {
    given(opened, escalated, accepted)
      .when(deEscalateCase, command(DeEscalateCase, { ...input, toTier: 2 }, { actor: engineer }))
      .thenRefused('TIER_MUST_FALL', { from: 2, to: 2 });
    given(opened, escalated, accepted, deEscalated)
      .when(deEscalateCase, deEscalate)
      .thenRefused('TIER_MUST_FALL', { from: 1, to: 1 });
  });

  it('is refused to all but the tier that has the case', () => {
    for (const actor of [agent, engineering]) {
      given(opened, escalated, accepted)
        .when(deEscalateCase, command(DeEscalateCase, input, { actor }))
        .thenRefused('NOT_IN_CASE_TIER', { tier: 2 });
    }
  });

  it('is refused while an escalation is pending, which must be declined instead', () => {
    given(opened, escalated).when(deEscalateCase, deEscalate).thenRefused('ESCALATION_PENDING');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(deEscalateCase, deEscalate).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(deEscalateCase, deEscalate).thenRefused('CASE_NOT_OPEN');
  });
});

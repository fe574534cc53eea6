import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { agent, closed, command, engineer, engineering, escalated, given, opened } from '../../case/testing/given.js';
import { DeclineEscalation, declineEscalation } from './decline-escalation.js';

const { EscalationDeclined: declined } = caseExamples;
const input = { reason: declined.data.reason };
const decline = command(DeclineEscalation, input, { actor: engineer });

describe('declining an escalation', () => {
  it('leaves the case in its tier, with a reason', () => {
    given(opened, escalated).when(declineEscalation, decline).then(declined);
  });

  it('is refused to all but the target tier', () => {
    for (const actor of [agent, engineering]) {
      given(opened, escalated)
        .when(declineEscalation, command(DeclineEscalation, input, { actor }))
        .thenRefused('NOT_IN_TARGET_TIER', { tier: 2 });
    }
  });

  it('is refused if no escalation is pending', () => {
    given(opened).when(declineEscalation, decline).thenRefused('NO_ESCALATION_PENDING');
    given(opened, escalated, declined).when(declineEscalation, decline).thenRefused('NO_ESCALATION_PENDING');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(declineEscalation, decline).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(declineEscalation, decline).thenRefused('CASE_NOT_OPEN');
  });
});

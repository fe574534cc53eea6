import { describe, it } from '@jest/globals';
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
import { AcceptEscalation, acceptEscalation } from './accept-escalation.js';

const accept = command(AcceptEscalation, {}, { actor: engineer });

describe('accepting an escalation', () => {
  it('raises the tier', () => {
    given(opened, escalated).when(acceptEscalation, accept).then(accepted);
  });

  it('is refused to all but the target tier', () => {
    for (const actor of [agent, engineering, { ...engineer, tier: undefined }]) {
      given(opened, escalated)
        .when(acceptEscalation, command(AcceptEscalation, {}, { actor }))
        .thenRefused('NOT_IN_TARGET_TIER', { tier: 2 });
    }
  });

  it('is refused if no escalation is pending, including to the second of two', () => {
    given(opened).when(acceptEscalation, accept).thenRefused('NO_ESCALATION_PENDING');
    given(opened, escalated, accepted).when(acceptEscalation, accept).thenRefused('NO_ESCALATION_PENDING');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(acceptEscalation, accept).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(acceptEscalation, accept).thenRefused('CASE_NOT_OPEN');
  });
});

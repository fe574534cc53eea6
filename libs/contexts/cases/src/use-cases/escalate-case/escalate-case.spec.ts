import { describe, it } from '@jest/globals';
import { accepted, closed, command, diagnosed, escalated, given, like, opened } from '../../case/testing/given.js';
import { EscalateCase, escalateCase } from './escalate-case.js';

const { fromTier: _fromTier, attempts: _attempts, ...input } = escalated.data;
const escalate = command(EscalateCase, input);
const unhurried = { ...input, urgentReason: undefined };

describe('escalating a case', () => {
  it('passes on the steps already tried', () => {
    given(opened, diagnosed).when(escalateCase, escalate).then(escalated);
  });

  it('needs no diagnosis if an urgent reason is given', () => {
    given(opened)
      .when(escalateCase, escalate)
      .then(like('CaseEscalated', { attempts: [] }));
  });

  it('may skip a tier', () => {
    given(opened, diagnosed)
      .when(escalateCase, command(EscalateCase, { ...input, toTier: 3 }))
      .then(like('CaseEscalated', { toTier: 3 }));
  });

  it('starts from the tier that accepted the last escalation', () => {
    given(opened, diagnosed, escalated, accepted)
      .when(escalateCase, command(EscalateCase, { ...input, toTier: 3 }))
      .then(like('CaseEscalated', { fromTier: 2, toTier: 3 }));
  });

  it('is refused before a diagnosis unless an urgent reason is given', () => {
    given(opened).when(escalateCase, command(EscalateCase, unhurried)).thenRefused('DIAGNOSE_FIRST');
  });

  it('is refused if the tier does not rise', () => {
    given(opened, diagnosed)
      .when(escalateCase, command(EscalateCase, { ...input, toTier: 1 }))
      .thenRefused('TIER_MUST_RISE', { from: 1, to: 1 });
    given(opened, diagnosed, escalated, accepted)
      .when(escalateCase, escalate)
      .thenRefused('TIER_MUST_RISE', { from: 2, to: 2 });
  });

  it('is refused while another escalation is pending', () => {
    given(opened, diagnosed, escalated).when(escalateCase, escalate).thenRefused('ESCALATION_PENDING');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(escalateCase, escalate).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(escalateCase, escalate).thenRefused('CASE_NOT_OPEN');
  });
});

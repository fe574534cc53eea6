import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { EscalateCase, escalateCase } from '../escalate-case/escalate-case.js';
import { closed, command, diagnosed, engineer, given, like, opened } from '../../case/testing/given.js';
import { DiagnoseCase, diagnoseCase } from './diagnose-case.js';

const { nth: _nth, supersedes: _supersedes, ...findings } = caseExamples.CaseDiagnosed.data;
const diagnose = command(DiagnoseCase, findings);
const otherwise = { ...findings, faultClass: 'accidental-damage', faultCodes: ['LIQ-01'] } as const;

describe('diagnosing a case', () => {
  it('records the first diagnosis', () => {
    given(opened).when(diagnoseCase, diagnose).then(diagnosed);
  });

  it('takes evidence without steps and steps without evidence', () => {
    given(opened)
      .when(diagnoseCase, command(DiagnoseCase, { ...findings, steps: [] }))
      .then(like('CaseDiagnosed', { nth: 1, supersedes: undefined, steps: [] }));
    given(opened)
      .when(diagnoseCase, command(DiagnoseCase, { ...findings, evidence: [] }))
      .then(like('CaseDiagnosed', { nth: 1, supersedes: undefined, evidence: [] }));
  });

  it('lets tier 2 revise it, naming what it supersedes', () => {
    given(opened, diagnosed)
      .when(diagnoseCase, command(DiagnoseCase, otherwise, { actor: engineer }))
      .then(like('CaseDiagnosed', { nth: 2, supersedes: 1, ...otherwise }));
  });

  it('passes the steps tried on to an escalation, each once', () => {
    const more = { step: 'New cable', result: 'No change' };
    const { steps } = findings;
    given(opened, diagnosed, like('CaseDiagnosed', { nth: 2, steps: [...steps, more] }))
      .when(escalateCase, command(EscalateCase, { toTier: 2, reason: 'Stuck', severity: 'normal' }))
      .then({
        type: 'CaseEscalated',
        data: { fromTier: 1, toTier: 2, reason: 'Stuck', severity: 'normal', attempts: [...steps, more] },
      });
  });

  it('does nothing if the present diagnosis says the same', () => {
    given(opened, diagnosed).when(diagnoseCase, diagnose).thenNothing();
  });

  it('is refused without evidence and steps', () => {
    given(opened)
      .when(diagnoseCase, command(DiagnoseCase, { ...findings, steps: [], evidence: [] }))
      .thenRefused('EVIDENCE_OR_STEPS_NEEDED');
  });

  it('refuses a revision by tier 1', () => {
    given(opened, diagnosed).when(diagnoseCase, command(DiagnoseCase, otherwise)).thenRefused('REVISION_NEEDS_TIER_2');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(diagnoseCase, diagnose).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(diagnoseCase, diagnose).thenRefused('CASE_NOT_OPEN');
  });
});

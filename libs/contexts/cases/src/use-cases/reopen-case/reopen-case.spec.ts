import { describe, it } from '@jest/globals';
import { at } from '#kernel/testing';
import { caseExamples } from '../../case/case.examples.js';
import { defaultCasePolicy } from '../../case/case.policy.js';
import { CloseCase, closeCase } from '../close-case/close-case.js';
import { closed, command, confirmed, given, opened, proposed } from '../../case/testing/given.js';
import { ReopenCase, reopenCase } from './reopen-case.js';

const { CaseReopened: reopened } = caseExamples;
const closedOnThe2nd = at('2026-03-02T09:00:00.000Z', closed);
const reopenAt = (now: string) => command(ReopenCase, reopened.data, { now });
const reopen = reopenCase(defaultCasePolicy);

describe('reopening a case', () => {
  it('makes it active again, up to the last moment of the window', () => {
    given(opened, closedOnThe2nd).when(reopen, reopenAt('2026-03-16T09:00:00.000Z')).then(reopened);
  });

  it('is refused after the window', () => {
    given(opened, closedOnThe2nd)
      .when(reopen, reopenAt('2026-03-16T09:00:00.001Z'))
      .thenRefused('REOPEN_WINDOW_OVER', { closedAt: '2026-03-02T09:00:00.000Z', days: 14 });
  });

  it('applies the policy that is passed in', () => {
    given(opened, closedOnThe2nd)
      .when(reopenCase({ ...defaultCasePolicy, reopenWindowDays: 1 }), reopenAt('2026-03-03T09:00:00.001Z'))
      .thenRefused('REOPEN_WINDOW_OVER');
  });

  it('needs a new resolution afterwards', () => {
    given(opened, proposed, confirmed, closedOnThe2nd, reopened)
      .when(closeCase(defaultCasePolicy), command(CloseCase, { code: 'device-replaced', ground: 'confirmed' }))
      .thenRefused('RESOLUTION_UNCONFIRMED');
  });

  it('is refused if the case is not closed, or no longer', () => {
    given(opened).when(reopen, reopenAt('2026-03-03T09:00:00.000Z')).thenRefused('CASE_NOT_CLOSED');
    given(opened, closedOnThe2nd, reopened)
      .when(reopen, reopenAt('2026-03-03T09:00:00.000Z'))
      .thenRefused('CASE_NOT_CLOSED');
  });

  it('is refused if there is no case', () => {
    given().when(reopen, reopenAt('2026-03-03T09:00:00.000Z')).thenRefused('CASE_NOT_FOUND');
  });
});

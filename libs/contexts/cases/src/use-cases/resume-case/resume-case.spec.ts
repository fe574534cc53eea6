import { describe, it } from '@jest/globals';
import {
  awaitingCustomer,
  closed,
  command,
  given,
  opened,
  proposed,
  resumed,
  started,
} from '../../case/testing/given.js';
import { ResumeCase, resumeCase } from './resume-case.js';

const resume = command(ResumeCase, {});

describe('resuming a case', () => {
  it('ends the wait, whichever party is awaited', () => {
    given(opened, awaitingCustomer).when(resumeCase, resume).then(resumed);
  });

  it('does nothing on an active case', () => {
    given(opened, started).when(resumeCase, resume).thenNothing();
    given(opened, awaitingCustomer, resumed).when(resumeCase, resume).thenNothing();
  });

  it('is refused if the case does not wait', () => {
    given(opened).when(resumeCase, resume).thenRefused('NOT_AWAITING');
    given(opened, awaitingCustomer, proposed).when(resumeCase, resume).thenRefused('NOT_AWAITING');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(resumeCase, resume).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(resumeCase, resume).thenRefused('CASE_NOT_OPEN');
  });
});

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
  it('ends the wait for whoever was awaited', () => {
    given(opened, awaitingCustomer).when(resumeCase, resume).then(resumed);
  });

  it('is nothing on an active case', () => {
    given(opened, started).when(resumeCase, resume).thenNothing();
    given(opened, awaitingCustomer, resumed).when(resumeCase, resume).thenNothing();
  });

  it('is refused where nothing waits', () => {
    given(opened).when(resumeCase, resume).thenRefused('NOT_AWAITING');
    given(opened, awaitingCustomer, proposed).when(resumeCase, resume).thenRefused('NOT_AWAITING');
  });

  it('is refused on no case and on a closed one', () => {
    given().when(resumeCase, resume).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(resumeCase, resume).thenRefused('CASE_NOT_OPEN');
  });
});

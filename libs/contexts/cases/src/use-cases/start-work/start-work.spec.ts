import { describe, it } from '@jest/globals';
import { awaitingCustomer, closed, command, given, opened, proposed, started } from '../../case/testing/given.js';
import { StartWork, startWork } from './start-work.js';

const start = command(StartWork, {});

describe('starting work', () => {
  it('makes a new case active', () => {
    given(opened).when(startWork, start).then(started);
  });

  it('does nothing on an active case', () => {
    given(opened, started).when(startWork, start).thenNothing();
  });

  it('is refused while the case waits', () => {
    given(opened, awaitingCustomer).when(startWork, start).thenRefused('WORK_ALREADY_STARTED');
  });

  it('is refused once a resolution is proposed', () => {
    given(opened, proposed).when(startWork, start).thenRefused('CASE_RESOLVED');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(startWork, start).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(startWork, start).thenRefused('CASE_NOT_OPEN');
  });
});

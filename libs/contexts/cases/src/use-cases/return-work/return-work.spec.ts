import { describe, it } from '@jest/globals';
import type { CaseEvent } from '../../case/case.events.js';
import { caseExamples } from '../../case/case.examples.js';
import { awaitingCustomer, closed, command, given, opened, proposed, started } from '../../case/testing/given.js';
import { StartWork, startWork } from '../start-work/start-work.js';
import { ReturnWork, returnWork } from './return-work.js';

const reason = 'Shift ends';
const giveBack = command(ReturnWork, { reason });
const returned: CaseEvent = { type: 'WorkReturned', data: { reason } };

describe('returning work', () => {
  it('puts an active case back', () => {
    given(opened, started).when(returnWork, giveBack).then(returned);
  });

  it('releases the agent first', () => {
    given(opened, started, caseExamples.AgentAssigned)
      .when(returnWork, giveBack)
      .then({ type: 'AgentReleased', data: { agentId: 'a-wang', reason } }, returned);
  });

  it('ends a wait', () => {
    given(opened, awaitingCustomer).when(returnWork, giveBack).then(returned);
    given(opened, awaitingCustomer, returned).when(startWork, command(StartWork, {})).then(started);
  });

  it('does nothing on a new case', () => {
    given(opened).when(returnWork, giveBack).thenNothing();
  });

  it('is refused once a resolution is proposed', () => {
    given(opened, proposed).when(returnWork, giveBack).thenRefused('CASE_RESOLVED');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(returnWork, giveBack).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(returnWork, giveBack).thenRefused('CASE_NOT_OPEN');
  });
});

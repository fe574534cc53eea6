import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, given, opened } from '../../case/testing/given.js';
import { AssignAgent, assignAgent } from './assign-agent.js';

const { AgentAssigned: assigned } = caseExamples;
const assign = command(AssignAgent, assigned.data);

describe('assigning an agent', () => {
  it('gives the case to the agent, with the reason for an override', () => {
    given(opened).when(assignAgent, assign).then(assigned);
  });

  it('releases the present agent first', () => {
    given(opened, assigned)
      .when(assignAgent, command(AssignAgent, { agentId: 'a-chen' }))
      .then(
        { type: 'AgentReleased', data: { agentId: 'a-wang' } },
        { type: 'AgentAssigned', data: { agentId: 'a-chen' } },
      );
  });

  it('does nothing if the agent has the case already', () => {
    given(opened, assigned).when(assignAgent, assign).thenNothing();
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(assignAgent, assign).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(assignAgent, assign).thenRefused('CASE_NOT_OPEN');
  });
});

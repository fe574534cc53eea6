import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, given, opened } from '../../case/testing/given.js';
import { ReleaseAgent, releaseAgent } from './release-agent.js';

const { AgentAssigned: assigned, AgentReleased: released } = caseExamples;
const release = command(ReleaseAgent, { reason: released.data.reason });

describe('releasing the agent', () => {
  it('takes the case from its agent', () => {
    given(opened, assigned).when(releaseAgent, release).then(released);
  });

  it('does nothing if nobody has the case', () => {
    given(opened).when(releaseAgent, release).thenNothing();
    given(opened, assigned, released).when(releaseAgent, release).thenNothing();
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(releaseAgent, release).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(releaseAgent, release).thenRefused('CASE_NOT_OPEN');
  });
});

import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { ReleaseAgent, releaseAgent } from './release-agent.js';

@InputType({ description: 'Input of the mutation `releaseAgent`.' })
class ReleaseAgentInput extends CaseCommandInput {
  @TextField({ nullable: true, description: 'Why the agent gives the case up.' })
  readonly reason?: string;
}

export const releaseAgentSlice = caseApi.slice({
  command: ReleaseAgent,
  decide: releaseAgent,
  mutation: {
    input: ReleaseAgentInput,
    allow: [...desk, 'dispatcher', 'integration'],
    description: 'Takes a case from the agent it is assigned to.',
  },
});

import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { AssignAgent, assignAgent } from './assign-agent.js';

@InputType()
class AssignAgentInput extends CaseCommandInput {
  @CodeField()
  readonly agentId: string;

  @TextField({ nullable: true, description: 'Why the agent gets the case in spite of skills or capacity.' })
  readonly overrideReason?: string;
}

export const assignAgentSlice = caseApi.slice({
  command: AssignAgent,
  decide: assignAgent,
  mutation: {
    input: AssignAgentInput,
    allow: [...desk, 'dispatcher', 'integration'],
    description: 'Gives a case to an agent, in place of the one who has it.',
  },
});

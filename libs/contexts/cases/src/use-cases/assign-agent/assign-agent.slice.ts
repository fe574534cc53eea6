import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { AssignAgent, assignAgent } from './assign-agent.js';

@InputType({ description: 'Input of the mutation `assignAgent`.' })
class AssignAgentInput extends CaseCommandInput {
  @CodeField({ isId: true, description: 'Id of the agent who gets the case.' })
  readonly agentId: string;

  @TextField({
    nullable: true,
    description: 'Reason why the agent gets the case although skills or capacity speak against it.',
  })
  readonly overrideReason?: string;
}

export const assignAgentSlice = caseApi.slice({
  command: AssignAgent,
  decide: assignAgent,
  mutation: {
    input: AssignAgentInput,
    allow: [...desk, 'dispatcher', 'integration'],
    description: 'Assigns a case to an agent. An agent who has it already is released.',
  },
});

import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';

@InputType()
export class AssignAgentInput extends CaseCommandInput {
  @CodeField()
  readonly agentId: string;

  @TextField({ nullable: true, description: 'Why the agent gets the case in spite of skills or capacity.' })
  readonly overrideReason?: string;
}

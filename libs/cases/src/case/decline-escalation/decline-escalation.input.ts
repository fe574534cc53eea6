import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';

@InputType()
export class DeclineEscalationInput extends CaseCommandInput {
  @TextField()
  readonly reason: string;
}

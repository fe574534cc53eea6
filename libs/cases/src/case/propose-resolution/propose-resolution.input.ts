import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';

@InputType()
export class ProposeResolutionInput extends CaseCommandInput {
  @CodeField()
  readonly code: string;

  @TextField({ nullable: true })
  readonly summary?: string;
}

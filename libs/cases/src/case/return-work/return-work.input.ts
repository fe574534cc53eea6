import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';

@InputType()
export class ReturnWorkInput extends CaseCommandInput {
  @TextField({ nullable: true })
  readonly reason?: string;
}

import { InputType } from '@nestjs/graphql';
import { CodeField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';

@InputType()
export class LinkCustomerInput extends CaseCommandInput {
  @CodeField()
  readonly customerId: string;
}

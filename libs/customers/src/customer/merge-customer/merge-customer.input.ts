import { InputType } from '@nestjs/graphql';
import { CodeField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';

@InputType({ description: '`customerId` is the duplicate, which takes no more commands.' })
export class MergeCustomerInput extends CustomerCommandInput {
  @CodeField({ description: 'The record that stays.' })
  readonly into: string;
}

import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { MergeCustomerHandler } from './merge-customer.handler.js';
import { MergeCustomer } from './merge-customer.js';

@InputType({ description: '`customerId` is the duplicate, which takes no more commands.' })
class MergeCustomerInput extends CustomerCommandInput {
  @CodeField({ description: 'The record that stays.' })
  readonly into: string;
}

export const mergeCustomerSlice = customerApi.slice({
  command: MergeCustomer,
  handler: MergeCustomerHandler,
  mutation: {
    input: MergeCustomerInput,
    allow: [...facingCustomers, 'integration'],
    description: 'Makes two records of one person one: all that belongs to the customer goes over to the other.',
  },
});

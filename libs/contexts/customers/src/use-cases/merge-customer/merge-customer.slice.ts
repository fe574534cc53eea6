import { InputType } from '@nestjs/graphql';
import { facingCustomers } from '#cases';
import { CodeField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { MergeCustomerHandler } from './merge-customer.handler.js';
import { MergeCustomer } from './merge-customer.js';

@InputType({ description: 'Input of the mutation `mergeCustomer`.' })
class MergeCustomerInput extends CustomerCommandInput {
  @CodeField({ isId: true, description: 'Id of the customer whose record stays. `customerId` is the duplicate.' })
  readonly into: string;
}

export const mergeCustomerSlice = customerApi.slice({
  command: MergeCustomer,
  handler: MergeCustomerHandler,
  mutation: {
    input: MergeCustomerInput,
    allow: [...facingCustomers, 'integration'],
    description:
      'Merges two records of one person: everything that belongs to the customer `customerId` goes over to the ' +
      'customer `into`, their cases within seconds. The merged record takes no more commands.',
  },
});

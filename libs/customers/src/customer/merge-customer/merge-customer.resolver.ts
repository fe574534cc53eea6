import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CustomerPayload } from '../../api/customer-payload.type.js';
import { CustomerSender } from '../../api/customer-sender.js';
import { MergeCustomerInput } from './merge-customer.input.js';
import { MergeCustomer } from './merge-customer.js';

@Resolver()
export class MergeCustomerResolver {
  constructor(private readonly customers: CustomerSender) {}

  @Mutation(() => CustomerPayload, {
    description: 'Makes two records of one person one: all that belongs to the customer goes over to the other.',
  })
  mergeCustomer(@Args('input') input: MergeCustomerInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.customers.send(MergeCustomer, input, caller);
  }
}

import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CustomerPayload } from '../../api/customer-payload.type.js';
import { CustomerSender } from '../../api/customer-sender.js';
import { RegisterCustomerInput } from './register-customer.input.js';
import { RegisterCustomer } from './register-customer.js';

@Resolver()
export class RegisterCustomerResolver {
  constructor(private readonly customers: CustomerSender) {}

  @Mutation(() => CustomerPayload, {
    description: 'Registers a customer. Others who are reached the same way are told as `possibleDuplicates`.',
  })
  registerCustomer(@Args('input') input: RegisterCustomerInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.customers.create(RegisterCustomer, input, caller);
  }
}

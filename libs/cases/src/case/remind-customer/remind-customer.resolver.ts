import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { RemindCustomerInput } from './remind-customer.input.js';
import { RemindCustomer } from './remind-customer.js';

@Resolver()
export class RemindCustomerResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Reminds a customer who owes a reply.' })
  remindCustomer(@Args('input') input: RemindCustomerInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(RemindCustomer, input, caller);
  }
}

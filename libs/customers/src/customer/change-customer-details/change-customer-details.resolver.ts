import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CustomerPayload } from '../../api/customer-payload.type.js';
import { CustomerSender } from '../../api/customer-sender.js';
import { ChangeCustomerDetailsInput } from './change-customer-details.input.js';
import { ChangeCustomerDetails } from './change-customer-details.js';

@Resolver()
export class ChangeCustomerDetailsResolver {
  constructor(private readonly customers: CustomerSender) {}

  @Mutation(() => CustomerPayload, { description: 'States who a customer is and how to reach them, all of it anew.' })
  changeCustomerDetails(
    @Args('input') input: ChangeCustomerDetailsInput,
    @Caller() caller: Caller,
  ): Promise<CommandOutcome> {
    return this.customers.send(ChangeCustomerDetails, input, caller);
  }
}

import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { LinkCustomerInput } from './link-customer.input.js';
import { LinkCustomer } from './link-customer.js';

@Resolver()
export class LinkCustomerResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Says whose case it is that was opened for a guest.' })
  linkCustomer(@Args('input') input: LinkCustomerInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(LinkCustomer, input, caller);
  }
}

import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CustomerPayload } from '../../api/customer-payload.type.js';
import { CustomerSender } from '../../api/customer-sender.js';
import { ErasePersonalDataInput } from './request-erasure.input.js';
import { RequestErasure } from './request-erasure.js';

@Resolver()
export class RequestErasureResolver {
  constructor(private readonly customers: CustomerSender) {}

  @Mutation(() => CustomerPayload, {
    description: 'Has all that is personal of a customer destroyed, in the log too. Refused while a legal hold is on.',
  })
  erasePersonalData(@Args('input') input: ErasePersonalDataInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.customers.send(RequestErasure, input, caller);
  }
}

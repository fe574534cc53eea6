import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CustomerPayload } from '../../api/customer-payload.type.js';
import { CustomerSender } from '../../api/customer-sender.js';
import { LiftLegalHoldInput } from './lift-legal-hold.input.js';
import { LiftLegalHold } from './lift-legal-hold.js';

@Resolver()
export class LiftLegalHoldResolver {
  constructor(private readonly customers: CustomerSender) {}

  @Mutation(() => CustomerPayload, { description: 'Permits again to erase what is personal of a customer.' })
  liftLegalHold(@Args('input') input: LiftLegalHoldInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.customers.send(LiftLegalHold, input, caller);
  }
}

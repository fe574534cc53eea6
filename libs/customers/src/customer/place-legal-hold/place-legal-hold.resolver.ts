import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CustomerPayload } from '../../api/customer-payload.type.js';
import { CustomerSender } from '../../api/customer-sender.js';
import { PlaceLegalHoldInput } from './place-legal-hold.input.js';
import { PlaceLegalHold } from './place-legal-hold.js';

@Resolver()
export class PlaceLegalHoldResolver {
  constructor(private readonly customers: CustomerSender) {}

  @Mutation(() => CustomerPayload, { description: 'Forbids to erase anything of a customer until it is lifted.' })
  placeLegalHold(@Args('input') input: PlaceLegalHoldInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.customers.send(PlaceLegalHold, input, caller);
  }
}

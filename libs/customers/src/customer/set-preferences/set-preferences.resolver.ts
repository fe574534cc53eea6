import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CustomerPayload } from '../../api/customer-payload.type.js';
import { CustomerSender } from '../../api/customer-sender.js';
import { SetPreferencesInput } from './set-preferences.input.js';
import { SetPreferences } from './set-preferences.js';

@Resolver()
export class SetPreferencesResolver {
  constructor(private readonly customers: CustomerSender) {}

  @Mutation(() => CustomerPayload, { description: 'States how a customer wants to be served, all of it anew.' })
  setPreferences(@Args('input') input: SetPreferencesInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.customers.send(SetPreferences, input, caller);
  }
}

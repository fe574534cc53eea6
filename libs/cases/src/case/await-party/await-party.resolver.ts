import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { AwaitPartyInput } from './await-party.input.js';
import { AwaitParty } from './await-party.js';

@Resolver()
export class AwaitPartyResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Lets a case wait for someone.' })
  awaitParty(@Args('input') input: AwaitPartyInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(AwaitParty, input, caller);
  }
}

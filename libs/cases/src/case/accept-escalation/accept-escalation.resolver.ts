import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { AcceptEscalationInput } from './accept-escalation.input.js';
import { AcceptEscalation } from './accept-escalation.js';

@Resolver()
export class AcceptEscalationResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Takes an escalated case over.' })
  acceptEscalation(@Args('input') input: AcceptEscalationInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(AcceptEscalation, input, caller);
  }
}

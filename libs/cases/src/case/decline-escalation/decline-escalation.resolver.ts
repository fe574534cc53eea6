import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { DeclineEscalationInput } from './decline-escalation.input.js';
import { DeclineEscalation } from './decline-escalation.js';

@Resolver()
export class DeclineEscalationResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Turns an escalation down.' })
  declineEscalation(@Args('input') input: DeclineEscalationInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(DeclineEscalation, input, caller);
  }
}

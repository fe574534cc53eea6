import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { AssignAgentInput } from './assign-agent.input.js';
import { AssignAgent } from './assign-agent.js';

@Resolver()
export class AssignAgentResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Gives a case to an agent, in place of the one who has it.' })
  assignAgent(@Args('input') input: AssignAgentInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(AssignAgent, input, caller);
  }
}

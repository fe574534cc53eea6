import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { ReleaseAgentInput } from './release-agent.input.js';
import { ReleaseAgent } from './release-agent.js';

@Resolver()
export class ReleaseAgentResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Takes a case from its agent.' })
  releaseAgent(@Args('input') input: ReleaseAgentInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(ReleaseAgent, input, caller);
  }
}

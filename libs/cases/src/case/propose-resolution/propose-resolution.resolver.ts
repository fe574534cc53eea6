import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { ProposeResolutionInput } from './propose-resolution.input.js';
import { ProposeResolution } from './propose-resolution.js';

@Resolver()
export class ProposeResolutionResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Proposes a solution to the customer.' })
  proposeResolution(@Args('input') input: ProposeResolutionInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(ProposeResolution, input, caller);
  }
}

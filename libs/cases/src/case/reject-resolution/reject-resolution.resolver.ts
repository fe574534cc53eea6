import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { RejectResolutionInput } from './reject-resolution.input.js';
import { RejectResolution } from './reject-resolution.js';

@Resolver()
export class RejectResolutionResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Rejects the proposed solution: work goes on.' })
  rejectResolution(@Args('input') input: RejectResolutionInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(RejectResolution, input, caller);
  }
}

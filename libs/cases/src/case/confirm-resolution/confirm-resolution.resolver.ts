import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { ConfirmResolutionInput } from './confirm-resolution.input.js';
import { ConfirmResolution } from './confirm-resolution.js';

@Resolver()
export class ConfirmResolutionResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Accepts the proposed solution, by the customer or on their behalf.' })
  confirmResolution(@Args('input') input: ConfirmResolutionInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(ConfirmResolution, input, caller);
  }
}

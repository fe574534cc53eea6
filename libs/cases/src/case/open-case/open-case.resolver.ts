import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { OpenCaseInput } from './open-case.input.js';
import { OpenCase } from './open-case.js';

@Resolver()
export class OpenCaseResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, {
    description: 'Opens a case. Sent again with the same commandId, it answers the one that it opened.',
  })
  openCase(@Args('input') input: OpenCaseInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.create(OpenCase, input, caller);
  }
}

import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { CloseCaseInput } from './close-case.input.js';
import { CloseCase } from './close-case.js';

@Resolver()
export class CloseCaseResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Closes a case.' })
  closeCase(@Args('input') input: CloseCaseInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(CloseCase, input, caller);
  }
}

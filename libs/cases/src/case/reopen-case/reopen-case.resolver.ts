import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { ReopenCaseInput } from './reopen-case.input.js';
import { ReopenCase } from './reopen-case.js';

@Resolver()
export class ReopenCaseResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Reopens a closed case, while that is allowed.' })
  reopenCase(@Args('input') input: ReopenCaseInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(ReopenCase, input, caller);
  }
}

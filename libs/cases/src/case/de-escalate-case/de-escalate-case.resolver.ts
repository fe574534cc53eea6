import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { DeEscalateCaseInput } from './de-escalate-case.input.js';
import { DeEscalateCase } from './de-escalate-case.js';

@Resolver()
export class DeEscalateCaseResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Returns a case to a lower tier.' })
  deEscalateCase(@Args('input') input: DeEscalateCaseInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(DeEscalateCase, input, caller);
  }
}

import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { EscalateCaseInput } from './escalate-case.input.js';
import { EscalateCase } from './escalate-case.js';

@Resolver()
export class EscalateCaseResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Asks a higher tier to take a case over.' })
  escalateCase(@Args('input') input: EscalateCaseInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(EscalateCase, input, caller);
  }
}

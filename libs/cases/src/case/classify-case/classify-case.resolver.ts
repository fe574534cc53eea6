import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { ClassifyCaseInput } from './classify-case.input.js';
import { ClassifyCase } from './classify-case.js';

@Resolver()
export class ClassifyCaseResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Changes what a case is about; what is not given stays.' })
  classifyCase(@Args('input') input: ClassifyCaseInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(ClassifyCase, input, caller);
  }
}

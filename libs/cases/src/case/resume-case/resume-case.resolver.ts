import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { ResumeCaseInput } from './resume-case.input.js';
import { ResumeCase } from './resume-case.js';

@Resolver()
export class ResumeCaseResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Ends the wait of a case.' })
  resumeCase(@Args('input') input: ResumeCaseInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(ResumeCase, input, caller);
  }
}

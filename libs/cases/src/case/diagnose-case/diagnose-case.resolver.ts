import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { DiagnoseCaseInput } from './diagnose-case.input.js';
import { DiagnoseCase } from './diagnose-case.js';

@Resolver()
export class DiagnoseCaseResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, {
    description: 'Records what is wrong. A revision leaves the earlier diagnosis in the history.',
  })
  diagnoseCase(@Args('input') input: DiagnoseCaseInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(DiagnoseCase, input, caller);
  }
}

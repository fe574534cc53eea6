import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { RecordReplacementInput } from './record-replacement.input.js';
import { RecordReplacement } from './record-replacement.js';

@Resolver()
export class RecordReplacementResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Records by which device the one under repair was replaced.' })
  recordReplacement(@Args('input') input: RecordReplacementInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(RecordReplacement, input, caller);
  }
}

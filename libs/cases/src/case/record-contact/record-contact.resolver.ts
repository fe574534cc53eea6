import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { RecordContactInput } from './record-contact.input.js';
import { RecordContact } from './record-contact.js';

@Resolver()
export class RecordContactResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, {
    description: 'Records that one was in contact; an answer of the customer ends the wait for it.',
  })
  recordContact(@Args('input') input: RecordContactInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(RecordContact, input, caller);
  }
}

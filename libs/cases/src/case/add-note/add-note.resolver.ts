import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Caller, type CommandOutcome } from '#graphql';
import { CasePayload } from '../../api/case-payload.type.js';
import { CaseSender } from '../../api/case-sender.js';
import { AddNoteInput } from './add-note.input.js';
import { AddNote } from './add-note.js';

@Resolver()
export class AddNoteResolver {
  constructor(private readonly cases: CaseSender) {}

  @Mutation(() => CasePayload, { description: 'Adds a note.' })
  addNote(@Args('input') input: AddNoteInput, @Caller() caller: Caller): Promise<CommandOutcome> {
    return this.cases.send(AddNote, input, caller);
  }
}

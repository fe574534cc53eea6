import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { AddNote, addNote } from './add-note.js';

@CommandHandler(AddNote)
export class AddNoteHandler implements ICommandHandler<AddNote, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: AddNote): Promise<CommandResult> {
    return this.cases.execute(command, addNote);
  }
}

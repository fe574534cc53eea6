import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { RecordContact, recordContact } from './record-contact.js';

@CommandHandler(RecordContact)
export class RecordContactHandler implements ICommandHandler<RecordContact, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: RecordContact): Promise<CommandResult> {
    return this.cases.execute(command, recordContact);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { RecordReplacement, recordReplacement } from './record-replacement.js';

@CommandHandler(RecordReplacement)
export class RecordReplacementHandler implements ICommandHandler<RecordReplacement, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: RecordReplacement): Promise<CommandResult> {
    return this.cases.execute(command, recordReplacement);
  }
}

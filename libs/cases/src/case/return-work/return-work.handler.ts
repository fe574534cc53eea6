import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { ReturnWork, returnWork } from './return-work.js';

@CommandHandler(ReturnWork)
export class ReturnWorkHandler implements ICommandHandler<ReturnWork, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: ReturnWork): Promise<CommandResult> {
    return this.cases.execute(command, returnWork);
  }
}

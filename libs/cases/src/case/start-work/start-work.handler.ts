import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { StartWork, startWork } from './start-work.js';

@CommandHandler(StartWork)
export class StartWorkHandler implements ICommandHandler<StartWork, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: StartWork): Promise<CommandResult> {
    return this.cases.execute(command, startWork);
  }
}

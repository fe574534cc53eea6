import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { SetPriority, setPriority } from './set-priority.js';

@CommandHandler(SetPriority)
export class SetPriorityHandler implements ICommandHandler<SetPriority, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: SetPriority): Promise<CommandResult> {
    return this.cases.execute(command, setPriority);
  }
}

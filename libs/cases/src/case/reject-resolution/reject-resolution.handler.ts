import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { RejectResolution, rejectResolution } from './reject-resolution.js';

@CommandHandler(RejectResolution)
export class RejectResolutionHandler implements ICommandHandler<RejectResolution, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: RejectResolution): Promise<CommandResult> {
    return this.cases.execute(command, rejectResolution);
  }
}

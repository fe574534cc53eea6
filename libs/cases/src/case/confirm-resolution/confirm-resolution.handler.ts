import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { ConfirmResolution, confirmResolution } from './confirm-resolution.js';

@CommandHandler(ConfirmResolution)
export class ConfirmResolutionHandler implements ICommandHandler<ConfirmResolution, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: ConfirmResolution): Promise<CommandResult> {
    return this.cases.execute(command, confirmResolution);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { ProposeResolution, proposeResolution } from './propose-resolution.js';

@CommandHandler(ProposeResolution)
export class ProposeResolutionHandler implements ICommandHandler<ProposeResolution, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: ProposeResolution): Promise<CommandResult> {
    return this.cases.execute(command, proposeResolution);
  }
}

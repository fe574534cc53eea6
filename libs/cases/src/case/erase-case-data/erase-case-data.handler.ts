import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { EraseCaseData, eraseCaseData } from './erase-case-data.js';

@CommandHandler(EraseCaseData)
export class EraseCaseDataHandler implements ICommandHandler<EraseCaseData, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: EraseCaseData): Promise<CommandResult> {
    return this.cases.execute(command, eraseCaseData);
  }
}

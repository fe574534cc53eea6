import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { DeEscalateCase, deEscalateCase } from './de-escalate-case.js';

@CommandHandler(DeEscalateCase)
export class DeEscalateCaseHandler implements ICommandHandler<DeEscalateCase, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: DeEscalateCase): Promise<CommandResult> {
    return this.cases.execute(command, deEscalateCase);
  }
}

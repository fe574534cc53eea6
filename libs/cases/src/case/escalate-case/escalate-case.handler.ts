import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { EscalateCase, escalateCase } from './escalate-case.js';

@CommandHandler(EscalateCase)
export class EscalateCaseHandler implements ICommandHandler<EscalateCase, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: EscalateCase): Promise<CommandResult> {
    return this.cases.execute(command, escalateCase);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { AcceptEscalation, acceptEscalation } from './accept-escalation.js';

@CommandHandler(AcceptEscalation)
export class AcceptEscalationHandler implements ICommandHandler<AcceptEscalation, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: AcceptEscalation): Promise<CommandResult> {
    return this.cases.execute(command, acceptEscalation);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { DeclineEscalation, declineEscalation } from './decline-escalation.js';

@CommandHandler(DeclineEscalation)
export class DeclineEscalationHandler implements ICommandHandler<DeclineEscalation, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: DeclineEscalation): Promise<CommandResult> {
    return this.cases.execute(command, declineEscalation);
  }
}

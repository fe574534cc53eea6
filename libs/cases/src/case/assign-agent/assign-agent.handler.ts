import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { AssignAgent, assignAgent } from './assign-agent.js';

@CommandHandler(AssignAgent)
export class AssignAgentHandler implements ICommandHandler<AssignAgent, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: AssignAgent): Promise<CommandResult> {
    return this.cases.execute(command, assignAgent);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { ReleaseAgent, releaseAgent } from './release-agent.js';

@CommandHandler(ReleaseAgent)
export class ReleaseAgentHandler implements ICommandHandler<ReleaseAgent, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: ReleaseAgent): Promise<CommandResult> {
    return this.cases.execute(command, releaseAgent);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { defaultCasePolicy as policy } from '../case.policy.js';
import { CloseCase, closeCase } from './close-case.js';

@CommandHandler(CloseCase)
export class CloseCaseHandler implements ICommandHandler<CloseCase, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: CloseCase): Promise<CommandResult> {
    return this.cases.execute(command, closeCase(policy), { policyVersion: policy.version });
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { defaultCasePolicy as policy } from '../case.policy.js';
import { ReopenCase, reopenCase } from './reopen-case.js';

@CommandHandler(ReopenCase)
export class ReopenCaseHandler implements ICommandHandler<ReopenCase, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: ReopenCase): Promise<CommandResult> {
    return this.cases.execute(command, reopenCase(policy), { policyVersion: policy.version });
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { VerifyIdentity, verifyIdentity } from './verify-identity.js';

@CommandHandler(VerifyIdentity)
export class VerifyIdentityHandler implements ICommandHandler<VerifyIdentity, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: VerifyIdentity): Promise<CommandResult> {
    return this.cases.execute(command, verifyIdentity);
  }
}

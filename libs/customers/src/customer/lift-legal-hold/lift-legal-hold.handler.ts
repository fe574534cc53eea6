import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CustomerCommands } from '../customer.commands.js';
import { LiftLegalHold, liftLegalHold } from './lift-legal-hold.js';

@CommandHandler(LiftLegalHold)
export class LiftLegalHoldHandler implements ICommandHandler<LiftLegalHold, CommandResult> {
  constructor(private readonly customers: CustomerCommands) {}

  execute(command: LiftLegalHold): Promise<CommandResult> {
    return this.customers.execute(command, liftLegalHold);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CustomerCommands } from '../customer.commands.js';
import { PlaceLegalHold, placeLegalHold } from './place-legal-hold.js';

@CommandHandler(PlaceLegalHold)
export class PlaceLegalHoldHandler implements ICommandHandler<PlaceLegalHold, CommandResult> {
  constructor(private readonly customers: CustomerCommands) {}

  execute(command: PlaceLegalHold): Promise<CommandResult> {
    return this.customers.execute(command, placeLegalHold);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CustomerCommands } from '../customer.commands.js';
import { SetPreferences, setPreferences } from './set-preferences.js';

@CommandHandler(SetPreferences)
export class SetPreferencesHandler implements ICommandHandler<SetPreferences, CommandResult> {
  constructor(private readonly customers: CustomerCommands) {}

  execute(command: SetPreferences): Promise<CommandResult> {
    return this.customers.execute(command, setPreferences);
  }
}

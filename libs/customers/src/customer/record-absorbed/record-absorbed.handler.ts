import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CustomerCommands } from '../customer.commands.js';
import { RecordAbsorbed, recordAbsorbed } from './record-absorbed.js';

@CommandHandler(RecordAbsorbed)
export class RecordAbsorbedHandler implements ICommandHandler<RecordAbsorbed, CommandResult> {
  constructor(private readonly customers: CustomerCommands) {}

  execute(command: RecordAbsorbed): Promise<CommandResult> {
    return this.customers.execute(command, recordAbsorbed);
  }
}

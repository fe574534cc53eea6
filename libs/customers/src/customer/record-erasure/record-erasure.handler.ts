import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CustomerCommands } from '../customer.commands.js';
import { RecordErasure, recordErasure } from './record-erasure.js';

@CommandHandler(RecordErasure)
export class RecordErasureHandler implements ICommandHandler<RecordErasure, CommandResult> {
  constructor(private readonly customers: CustomerCommands) {}

  execute(command: RecordErasure): Promise<CommandResult> {
    return this.customers.execute(command, recordErasure);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CustomerCommands } from '../customer.commands.js';
import { RequestErasure, requestErasure } from './request-erasure.js';

@CommandHandler(RequestErasure)
export class RequestErasureHandler implements ICommandHandler<RequestErasure, CommandResult> {
  constructor(private readonly customers: CustomerCommands) {}

  execute(command: RequestErasure): Promise<CommandResult> {
    return this.customers.execute(command, requestErasure);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CustomerCommands } from '../customer.commands.js';
import { RemoveDevice, removeDevice } from './remove-device.js';

@CommandHandler(RemoveDevice)
export class RemoveDeviceHandler implements ICommandHandler<RemoveDevice, CommandResult> {
  constructor(private readonly customers: CustomerCommands) {}

  execute(command: RemoveDevice): Promise<CommandResult> {
    return this.customers.execute(command, removeDevice);
  }
}

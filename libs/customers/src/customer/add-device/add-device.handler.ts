import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CustomerCommands } from '../customer.commands.js';
import { AddDevice, addDevice } from './add-device.js';

@CommandHandler(AddDevice)
export class AddDeviceHandler implements ICommandHandler<AddDevice, CommandResult> {
  constructor(private readonly customers: CustomerCommands) {}

  execute(command: AddDevice): Promise<CommandResult> {
    return this.customers.execute(command, addDevice);
  }
}

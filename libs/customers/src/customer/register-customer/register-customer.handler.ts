import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { ContactIndexer } from '../contacts/contact-indexer.js';
import { CustomerCommands } from '../customer.commands.js';
import { RegisterCustomer, registerCustomer } from './register-customer.js';

@CommandHandler(RegisterCustomer)
export class RegisterCustomerHandler implements ICommandHandler<RegisterCustomer, CommandResult> {
  constructor(
    private readonly customers: CustomerCommands,
    private readonly contacts: ContactIndexer,
  ) {}

  async execute(command: RegisterCustomer): Promise<CommandResult> {
    return this.customers.execute(command, registerCustomer(await this.contacts.known(command.data)));
  }
}

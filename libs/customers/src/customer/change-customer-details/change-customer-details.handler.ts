import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { ContactIndexer } from '../contacts/contact-indexer.js';
import { CustomerCommands } from '../customer.commands.js';
import { ChangeCustomerDetails, changeCustomerDetails } from './change-customer-details.js';

@CommandHandler(ChangeCustomerDetails)
export class ChangeCustomerDetailsHandler implements ICommandHandler<ChangeCustomerDetails, CommandResult> {
  constructor(
    private readonly customers: CustomerCommands,
    private readonly contacts: ContactIndexer,
  ) {}

  async execute(command: ChangeCustomerDetails): Promise<CommandResult> {
    return this.customers.execute(command, changeCustomerDetails(await this.contacts.known(command.data)));
  }
}

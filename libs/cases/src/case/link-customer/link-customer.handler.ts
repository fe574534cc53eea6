import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { LinkCustomer, linkCustomer } from './link-customer.js';

@CommandHandler(LinkCustomer)
export class LinkCustomerHandler implements ICommandHandler<LinkCustomer, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: LinkCustomer): Promise<CommandResult> {
    return this.cases.execute(command, linkCustomer);
  }
}

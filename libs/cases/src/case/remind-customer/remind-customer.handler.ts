import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#decider';
import { CaseCommands } from '../case.commands.js';
import { defaultCasePolicy as policy } from '../case.policy.js';
import { RemindCustomer, remindCustomer } from './remind-customer.js';

@CommandHandler(RemindCustomer)
export class RemindCustomerHandler implements ICommandHandler<RemindCustomer, CommandResult> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: RemindCustomer): Promise<CommandResult> {
    return this.cases.execute(command, remindCustomer(policy), { policyVersion: policy.version });
  }
}

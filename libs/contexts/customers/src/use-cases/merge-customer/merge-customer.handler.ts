import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandResult } from '#command-processing';
import { CustomerCommands, CustomerReader } from '../../customer/customer.model.js';
import { customerStream } from '../../customer/customer.streams.js';
import { MergeCustomer, mergeCustomer } from './merge-customer.js';
import { MergeLocks } from '../../customer/merge-locks/merge-locks.js';

@CommandHandler(MergeCustomer)
export class MergeCustomerHandler implements ICommandHandler<MergeCustomer, CommandResult> {
  constructor(
    private readonly customers: CustomerCommands,
    private readonly reader: CustomerReader,
    private readonly locks: MergeLocks,
  ) {}

  execute(command: MergeCustomer): Promise<CommandResult> {
    return this.locks.take(async () => {
      const survivor = await this.reader.view(command.data.into, ['plain']);
      const reads = survivor && [{ stream: customerStream(survivor.id), revision: survivor.revision }];
      return this.customers.execute(command, mergeCustomer(survivor), { reads });
    });
  }
}

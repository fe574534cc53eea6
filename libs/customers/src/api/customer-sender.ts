import { Injectable } from '@nestjs/common';
import { streamFor } from '#decider';
import { type Caller, type CommandClass, type CommandOutcome, CommandSender, type Sending } from '#graphql';
import { CUSTOMER_CATEGORY, customerStream } from '../customer/customer.streams.js';

/** Sends what a mutation took in to the customer's record that it is meant for. */
@Injectable()
export class CustomerSender {
  constructor(private readonly sender: CommandSender) {}

  /** To the record that the input names, or where it names none, to one whose id derives from the command id. */
  send<Data extends object>(
    type: CommandClass<Data>,
    { customerId, ...input }: { readonly customerId?: string | null } & Data,
    caller: Caller,
  ): Promise<CommandOutcome> {
    const streamOf = (commandId: string): string =>
      customerId ? customerStream(customerId) : streamFor(CUSTOMER_CATEGORY, commandId);
    return this.sender.send(type, streamOf, input as unknown as Sending & Data, caller);
  }
}

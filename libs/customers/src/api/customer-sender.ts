import { Injectable } from '@nestjs/common';
import { streamFor } from '#decider';
import { type Caller, type CommandOutcome, CommandSender, type Sending } from '#graphql';
import type { Command, CommandClass } from '#kernel';
import { CUSTOMER_CATEGORY, customerStream } from '../customer/customer.streams.js';

/** Sends what a mutation took in to the customer's record that it is meant for. */
@Injectable()
export class CustomerSender {
  constructor(private readonly sender: CommandSender) {}

  /** To the record that the input names. */
  send<C extends Command>(
    type: CommandClass<C>,
    { customerId, ...input }: { readonly customerId: string } & C['data'],
    caller: Caller,
  ): Promise<CommandOutcome> {
    return this.sender.send(type, () => customerStream(customerId), input as unknown as Sending & C['data'], caller);
  }

  /**
   * To the record that the command brings about: under the id that the input gives, or under one that derives from the
   * command id. A given id stays in the command, where the guard of texts reads it: it would stand in the log in clear.
   */
  create<C extends Command<{ readonly customerId?: string }>>(
    type: CommandClass<C>,
    input: Sending & C['data'],
    caller: Caller,
  ): Promise<CommandOutcome> {
    const streamOf = (commandId: string): string =>
      input.customerId ? customerStream(input.customerId) : streamFor(CUSTOMER_CATEGORY, commandId);
    return this.sender.send(type, streamOf, input, caller);
  }
}

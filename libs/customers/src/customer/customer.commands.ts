import { Injectable } from '@nestjs/common';
import { CommandProcessor, type CommandResult } from '#decider';
import { EventStore } from '#event-store';
import type { Command, Decide } from '#kernel';
import { SubjectKeys } from '#privacy';
import { customerCodec } from './customer.codec.js';
import type { CustomerEvent } from './customer.events.js';
import { onOwnRecord } from './customer.rules.js';
import { customerFold, type CustomerState } from './customer.state.js';

/** What every command handler of customers delegates to. Their streams are short, so that none is kept as a snapshot. */
@Injectable()
export class CustomerCommands {
  private readonly processor: CommandProcessor<CustomerState, CustomerEvent>;

  constructor(store: EventStore, keys: SubjectKeys) {
    const model = {
      fold: customerFold,
      codec: customerCodec(keys),
      subjectOf: (_state: CustomerState, stream: string) => stream,
    };
    this.processor = new CommandProcessor(store, keys, model);
  }

  /** @throws Refusal by the rules of the command, by those of all commands on customers, and those of the command processor. */
  execute<C extends Command>(command: C, decide: Decide<C, CustomerState, CustomerEvent>): Promise<CommandResult> {
    return this.processor.execute(command, onOwnRecord(decide));
  }
}

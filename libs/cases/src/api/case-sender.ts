import { Injectable } from '@nestjs/common';
import { streamFor } from '#decider';
import { type Caller, type CommandOutcome, CommandSender, type Sending } from '#graphql';
import type { Command, CommandClass } from '#kernel';
import { CASE_CATEGORY, caseStream } from '../case/case.streams.js';
import type { CaseCommandInput } from './case-command.input.js';

/** Sends what a mutation took in to the case it is meant for. */
@Injectable()
export class CaseSender {
  constructor(private readonly sender: CommandSender) {}

  /** To the case that the input names. */
  send<C extends Command>(
    type: CommandClass<C>,
    { caseId, ...input }: CaseCommandInput & C['data'],
    caller: Caller,
  ): Promise<CommandOutcome> {
    return this.sendTo(caseId, type, input as unknown as Sending & C['data'], caller);
  }

  sendTo<C extends Command>(
    caseId: string,
    type: CommandClass<C>,
    input: Sending & C['data'],
    caller: Caller,
  ): Promise<CommandOutcome> {
    return this.sender.send(type, () => caseStream(caseId), input, caller);
  }

  /** To the case that the command is to create. */
  create<C extends Command>(
    type: CommandClass<C>,
    input: Sending & C['data'],
    caller: Caller,
  ): Promise<CommandOutcome> {
    return this.sender.send(type, (commandId) => streamFor(CASE_CATEGORY, commandId), input, caller);
  }
}

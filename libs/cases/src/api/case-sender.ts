import { Injectable } from '@nestjs/common';
import { streamFor } from '#decider';
import { type Caller, type CommandClass, type CommandOutcome, CommandSender, type Sending } from '#graphql';
import { CASE_CATEGORY, caseStream } from '../case/case.streams.js';
import type { CaseCommandInput } from './case-command.input.js';

/** Sends what a mutation took in to the case it is meant for. */
@Injectable()
export class CaseSender {
  constructor(private readonly sender: CommandSender) {}

  /** To the case that the input names. */
  send<Data extends object>(
    type: CommandClass<Data>,
    { caseId, ...input }: CaseCommandInput & Data,
    caller: Caller,
  ): Promise<CommandOutcome> {
    return this.sendTo(caseId, type, input as unknown as Sending & Data, caller);
  }

  sendTo<Data extends object>(
    caseId: string,
    type: CommandClass<Data>,
    input: Sending & Data,
    caller: Caller,
  ): Promise<CommandOutcome> {
    return this.sender.send(type, () => caseStream(caseId), input, caller);
  }

  /** To the case that the command is to create. */
  create<Data extends object>(
    type: CommandClass<Data>,
    input: Sending & Data,
    caller: Caller,
  ): Promise<CommandOutcome> {
    return this.sender.send(type, (commandId) => streamFor(CASE_CATEGORY, commandId), input, caller);
  }
}

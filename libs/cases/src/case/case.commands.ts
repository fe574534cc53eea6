import { Injectable } from '@nestjs/common';
import { CommandProcessor, type CommandResult, type ExecuteOptions } from '#decider';
import { EventStore } from '#event-store';
import type { Command, Decide } from '#kernel';
import { SubjectKeys } from '#privacy';
import { caseCodec } from './case.codec.js';
import type { CaseEvent } from './case.events.js';
import { onOwnCase } from './case.rules.js';
import { type CaseState, caseFold } from './case.state.js';
import { caseSubject } from './case.streams.js';

/** What every command handler of cases delegates to. */
@Injectable()
export class CaseCommands {
  private readonly processor: CommandProcessor<CaseState, CaseEvent>;

  constructor(store: EventStore, keys: SubjectKeys) {
    this.processor = new CommandProcessor(store, keys, { fold: caseFold, codec: caseCodec(keys), subjectOf });
  }

  /** @throws Refusal by the rules of the command, by those of all commands on cases, and those of the command processor. */
  execute<C extends Command>(
    command: C,
    decide: Decide<C, CaseState, CaseEvent>,
    options?: ExecuteOptions,
  ): Promise<CommandResult> {
    return this.processor.execute(command, onOwnCase(decide), options);
  }
}

const subjectOf = (state: CaseState, stream: string): string =>
  caseSubject(stream, state.status === 'unopened' ? undefined : state.customerId);

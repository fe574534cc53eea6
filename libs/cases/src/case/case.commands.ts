import { Injectable } from '@nestjs/common';
import { CommandProcessor, type CommandResult, type ExecuteOptions } from '#decider';
import { EventStore } from '#event-store';
import type { Command, Decide } from '#kernel';
import { SubjectKeys } from '#privacy';
import { Snapshots } from '#snapshots';
import { caseCodec } from './case.codec.js';
import type { CaseEvent } from './case.events.js';
import { onOwnCase } from './case.rules.js';
import { type CaseState, caseFold, caseStateVersion, caseSubjectOf } from './case.state.js';

/** What every command handler of cases delegates to. */
@Injectable()
export class CaseCommands {
  private readonly processor: CommandProcessor<CaseState, CaseEvent>;

  constructor(store: EventStore, keys: SubjectKeys, snapshots: Snapshots) {
    const model = { fold: caseFold, codec: caseCodec(keys), subjectOf: caseSubjectOf };
    this.processor = new CommandProcessor(store, keys, model, {
      snapshots,
      as: { name: 'case', version: caseStateVersion },
    });
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

import { Injectable, type Type } from '@nestjs/common';
import { EventCodec } from '#codec';
import { CommandProcessor, type CommandResult, type ExecuteOptions } from '#command-processing';
import { EventStore } from '#event-store';
import type { Command, Decide, DomainEvent } from '#kernel';
import { SubjectKeys } from '#encryption';
import { type EventsAtHand, NoSnapshots, Snapshots } from '#snapshots';
import type { StreamModel } from './stream-model.js';

/** The write side of the streams of one model. All handlers of their commands delegate to it. */
export abstract class StreamCommands<State, Event extends DomainEvent> {
  private readonly processor: CommandProcessor<State, Event>;
  private readonly atHand = new WeakMap<Command, EventsAtHand>();

  protected constructor(
    private readonly model: StreamModel<State, Event>,
    store: EventStore,
    keys: SubjectKeys,
    snapshots: Snapshots,
  ) {
    const { fold, shapes, subjectOf, snapshots: as, names } = model;
    const decider = { fold, codec: new EventCodec(shapes, keys), subjectOf };
    const kept = as ? { snapshots, as } : { snapshots: new NoSnapshots(), as: { name: names.category, version: 1 } };
    this.processor = new CommandProcessor(store, keys, decider, kept);
  }

  /** @throws Refusal by the rule of the command, the common rule of these streams (`ruled`), or the command processor */
  execute<C extends Command>(
    command: C,
    decide: Decide<C, State, Event>,
    basis: Pick<ExecuteOptions, 'policyVersion' | 'reads'> = {},
  ): Promise<CommandResult> {
    const { ruled } = this.model;
    const onEvents = (events: EventsAtHand) => void this.atHand.set(command, events);
    return this.processor.execute(command, ruled ? ruled(decide) : decide, { ...basis, onEvents });
  }

  /** Returns the events that a command read from its stream and appended to it; undefined if it did not read the stream. */
  eventsOf(command: Command): EventsAtHand | undefined {
    return this.atHand.get(command);
  }
}

/** Creates the injectable write side of a model: `class CaseCommands extends streamCommands(caseStreams) {}`. */
export const streamCommands = <State, Event extends DomainEvent>(
  model: StreamModel<State, Event>,
): Type<StreamCommands<State, Event>> => {
  @Injectable()
  class CommandsOfModel extends StreamCommands<State, Event> {
    constructor(store: EventStore, keys: SubjectKeys, snapshots: Snapshots) {
      super(model, store, keys, snapshots);
    }
  }
  return CommandsOfModel;
};

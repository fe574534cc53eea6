import {
  type CaseEvent,
  caseFold,
  caseSlices,
  type CaseState,
  caseStream,
  LinkCase,
  linkCase,
  onOwnCase,
  OpenCase,
  openCase,
  type Opened,
  SendArticle,
  sendArticle,
} from '#cases';
import { type Command, type Decide, type Instant, later, Refusal, sameJson } from '#kernel';
import { articleToSend } from './articles-at-hand.js';

/** The outcome of a command: the revision of its stream afterwards, or the code of its refusal. */
export type Outcome = { readonly revision: number } | { readonly refused: string };

/** One stream of the model. */
export interface ModelStream {
  state: CaseState;
  /** -1 before the first event. */
  revision: number;
  occurredAt: Instant;
  readonly events: CaseEvent[];
  readonly commands: Map<string, { readonly command: Command; readonly revision: number }>;
}

type AnyDecide = (command: never, state: CaseState) => readonly CaseEvent[];

/** Builds the decider of a command as its slice declares it, with the model in place of what handlers fetch. */
const decisionOf = (model: CaseModel, command: Command): AnyDecide => {
  if (command instanceof OpenCase) return openCase({ number: 'any' });
  if (command instanceof LinkCase) return linkCase(model.opened(command.data.caseId));
  if (command instanceof SendArticle) {
    return (sending: SendArticle, state) => sendArticle(articleToSend(sending.data))(sending, state);
  }
  const slice = caseSlices.find(({ command: { commandName } }) => commandName === command.name);
  if (!slice?.decide) throw new Error(`The model has nothing to inject for ${command.name}`);
  return slice.decide as AnyDecide;
};

/**
 * The expected behaviour of the write side: one history after the other, in memory, with the pure functions of the
 * domain and none of the machinery.
 */
export class CaseModel {
  readonly streams = new Map<string, ModelStream>();

  streamOf(name: string): ModelStream {
    const known = this.streams.get(name);
    if (known) return known;
    const stream = { state: caseFold.initial, revision: -1, occurredAt: '', events: [], commands: new Map() };
    this.streams.set(name, stream);
    return stream;
  }

  /** The state of a case, or undefined if it was not opened. */
  opened(caseId: string | undefined): Opened | undefined {
    const state = caseId === undefined ? undefined : this.streams.get(caseStream(caseId))?.state;
    return state?.status === 'unopened' ? undefined : state;
  }

  /** Decides a command and keeps its events. Returns the expected outcome. */
  apply(command: Command): Outcome {
    const stream = this.streamOf(command.stream);
    const { commandId, now, expectedRevision } = command.context;
    const past = stream.commands.get(commandId);
    if (past)
      return haveSameContent(past.command, command) ? { revision: past.revision } : { refused: 'COMMAND_ID_REUSED' };
    if (expectedRevision !== undefined && expectedRevision !== stream.revision) return { refused: 'REVISION_CONFLICT' };
    const events = this.decide(command);
    if (events instanceof Refusal) return { refused: events.code };
    if (events.length === 0) return { revision: stream.revision };
    stream.occurredAt = later(now, stream.occurredAt);
    for (const event of events) stream.state = caseFold.evolve(stream.state, event, stream.occurredAt);
    stream.events.push(...events);
    stream.revision += events.length;
    stream.commands.set(commandId, { command, revision: stream.revision });
    return { revision: stream.revision };
  }

  /** The result of a command whose id was not used before. */
  decide(command: Command): readonly CaseEvent[] | Refusal {
    try {
      const decide = onOwnCase(decisionOf(this, command) as Decide<Command, CaseState, CaseEvent>);
      return decide(command, this.streamOf(command.stream).state);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

/** Whether two commands with one id have the same content; the time of sending does not count. */
const haveSameContent = (one: Command, other: Command): boolean =>
  one.name === other.name &&
  one.context.actor.id === other.context.actor.id &&
  one.context.actor.role === other.context.actor.role &&
  sameJson(one.data, other.data);

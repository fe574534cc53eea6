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

/** What a command comes to: the revision at which its stream stands then, or why it was refused. */
export type Outcome = { readonly revision: number } | { readonly refused: string };

/** One stream as the model knows it. */
export interface ModelStream {
  state: CaseState;
  /** -1 where there is none yet. */
  revision: number;
  occurredAt: Instant;
  readonly events: CaseEvent[];
  readonly commands: Map<string, { readonly command: Command; readonly revision: number }>;
}

type AnyDecide = (command: never, state: CaseState) => readonly CaseEvent[];

/** A slice says how it is decided. What handlers fetch for it, the model has at hand. */
const decisionOf = (model: CaseModel, command: Command): AnyDecide => {
  if (command instanceof OpenCase) return openCase({ number: 'any' });
  if (command instanceof LinkCase) return linkCase(model.opened(command.data.caseId));
  if (command instanceof SendArticle) {
    return (sending: SendArticle, state) => sendArticle(articleToSend(sending.data))(sending, state);
  }
  const slice = caseSlices.find(({ command: { commandName } }) => commandName === command.name);
  if (!slice?.decide) throw new Error(`The model does not know what ${command.name} needs`);
  return slice.decide as AnyDecide;
};

/**
 * The write side as it ought to be: one history after the other, in memory, with the pure functions of the domain and
 * nothing of the machinery around them.
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

  /** A case that somebody has opened. */
  opened(caseId: string | undefined): Opened | undefined {
    const state = caseId === undefined ? undefined : this.streams.get(caseStream(caseId))?.state;
    return state?.status === 'unopened' ? undefined : state;
  }

  /** What comes of a command, and is kept. */
  apply(command: Command): Outcome {
    const stream = this.streamOf(command.stream);
    const { commandId, now, expectedRevision } = command.context;
    const past = stream.commands.get(commandId);
    if (past) return saySame(past.command, command) ? { revision: past.revision } : { refused: 'COMMAND_ID_REUSED' };
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

  /** What a command that nobody has sent before would make happen. */
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

/** Whether two commands with one id are one command; when they were sent does not matter. */
const saySame = (one: Command, other: Command): boolean =>
  one.name === other.name &&
  one.context.actor.id === other.context.actor.id &&
  one.context.actor.role === other.context.actor.role &&
  sameJson(one.data, other.data);

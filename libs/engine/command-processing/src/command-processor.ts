import { setTimeout } from 'node:timers/promises';
import type { EventCodec } from '#codec';
import {
  AppendRejected,
  type AppendRequest,
  type AppendResult,
  type EventStore,
  type StoredEvent,
  WrongRevision,
} from '#event-store';
import {
  type Command,
  comparePositions,
  type Decide,
  type DomainEvent,
  type Envelope,
  type Fold,
  later,
  Refusal,
  type StreamRead,
} from '#kernel';
import { SubjectBeingErased, type SubjectKey, type SubjectKeys } from '#encryption';
import {
  type EventsAtHand,
  type FoldedStream,
  type FoldName,
  type LoadedStream,
  NoSnapshots,
  type Snapshots,
  StreamLoader,
} from '#snapshots';
import { CommandRefusal, RevisionConflict } from './command-refusals.js';
import { fingerprintOf } from './fingerprint.js';
import { eventIdOf } from './ids.js';
import { OutcomeUnknown } from './outcome-unknown.js';
import { StreamQueue } from './stream-queue.js';

/** What a context tells about its streams. */
export interface DecidedStream<State, Event extends DomainEvent> {
  readonly fold: Fold<State, Event>;
  readonly codec: EventCodec<Event>;
  /** Whose key protects what is written to the stream in this state. */
  readonly subjectOf: (state: State, stream: string) => string;
}

/** Where the states of long streams are kept, and as what. */
export interface KeptStates {
  readonly snapshots: Snapshots;
  readonly as: FoldName;
}

export interface ExecuteOptions {
  /** The published policy on which the decision rests; it goes into the envelope. */
  readonly policyVersion?: string;
  /** The facts of other streams on which it rests; they go there too. */
  readonly reads?: readonly StreamRead[];
  /**
   * Told what is at hand of the stream at each attempt, whatever becomes of the command, and again once it is appended: so
   * that an answer about the stream needs no further look at it.
   */
  readonly onEvents?: (events: EventsAtHand) => void;
}

/** Where the stream stands after the command. After one that changed nothing: where it stood. */
export type CommandResult = AppendResult;

const nowhere: KeptStates = { snapshots: new NoSnapshots(), as: { name: 'none', version: 1 } };

const attempts = 8;
const firstPauseMs = 10;
/** No attempt is begun later: each may take a store long to give up, and whoever waits for the answer has a limit too. */
const patienceMs = 20_000;

/**
 * The write side: loads a stream, decides, appends at the exact revision. A command id already in the stream returns its
 * first result without deciding again. When the stream moved meanwhile, or the outcome of an append is unknown, the stream
 * is read again: it tells whether the command made it, and exact revisions keep a late commit and a retry from both
 * succeeding. A command that changed nothing or was refused leaves no trace, so its repeat is decided anew.
 */
export class CommandProcessor<State, Event extends DomainEvent> {
  private readonly queue = new StreamQueue();
  private readonly loader: StreamLoader<State, Event>;

  /** @param kept Without it every stream is folded from its beginning. */
  constructor(
    private readonly store: EventStore,
    private readonly keys: SubjectKeys,
    private readonly model: DecidedStream<State, Event>,
    { snapshots, as }: KeptStates = nowhere,
  ) {
    const { fold, codec, subjectOf } = model;
    this.loader = new StreamLoader(store, keys, snapshots, {
      ...as,
      initial: fold.initial,
      evolve: (state, event) => fold.evolve(state, event, event.envelope.occurredAt),
      codec,
      subjectOf,
    });
  }

  /**
   * @throws Refusal as `decide` does, and {@link CommandRefusal}: nothing was changed.
   * @throws OutcomeUnknown when the attempts are used up and nobody can tell whether it was carried out.
   * Any other error is a fault before anything was sent to the store.
   */
  execute<C extends Command>(
    command: C,
    decide: Decide<C, State, Event>,
    options: ExecuteOptions = {},
  ): Promise<CommandResult> {
    return this.queue.run(command.stream, () => this.attempt(command, decide, options));
  }

  private async attempt<C extends Command>(
    command: C,
    decide: Decide<C, State, Event>,
    options: ExecuteOptions,
  ): Promise<CommandResult> {
    let unknown: OutcomeUnknown | undefined;
    const until = performance.now() + patienceMs;
    for (let nth = 1; ; nth++) {
      try {
        return await this.once(command, decide, options);
      } catch (error) {
        if (error instanceof OutcomeUnknown) unknown = error;
        if (isAnswer(error) || !(unknown || error instanceof WrongRevision)) throw error;
        if (nth === attempts || performance.now() > until) throw unknown ?? new CommandRefusal('STREAM_BUSY');
        await setTimeout(pauseAfter(nth));
      }
    }
  }

  private async once<C extends Command>(
    command: C,
    decide: Decide<C, State, Event>,
    options: ExecuteOptions,
  ): Promise<CommandResult> {
    const loaded = await this.loader.load(command.stream, command.context.commandId);
    options.onEvents?.({ stream: command.stream, read: loaded.events, appended: [] });
    if (loaded.repeated) return this.repeated(command, loaded.repeated);
    assertExpectedRevision(command, loaded);
    const events = decide(command, loaded.state);
    if (events.length === 0) return unchanged(command, loaded);
    return this.append(command, events, loaded, options);
  }

  private async repeated(command: Command, past: Envelope): Promise<CommandResult> {
    const { subject, revision, position, fingerprint } = past;
    const first = { revision, position };
    const erasedThrough = (await this.keys.erasedThrough([subject])).get(subject);
    // With its key the fingerprint can't be made again: that it is the same command has to be believed.
    if (erasedThrough !== undefined && comparePositions(position, erasedThrough) <= 0) return first;
    const key = (await this.keys.find([subject])).get(subject);
    if (!key) throw new Error(`No key for subject ${subject}`);
    const { name, data, context } = command;
    if (fingerprintOf(key, name, data, context.actor) === fingerprint) return first;
    throw new CommandRefusal('COMMAND_ID_REUSED', {}, ['commandId']);
  }

  /** While the data of its subject are being erased nothing is written about it; soon after, the same is accepted. */
  private async append(
    command: Command,
    events: readonly Event[],
    loaded: LoadedStream<State>,
    options: ExecuteOptions,
  ): Promise<CommandResult> {
    const request = await this.requestFor(command, events, loaded, options).catch((error: unknown) => {
      throw error instanceof SubjectBeingErased ? new CommandRefusal('PERSONAL_DATA_BEING_ERASED') : error;
    });
    try {
      const result = await this.store.append(request);
      const appended = appendedBy(request, result);
      options.onEvents?.({ stream: command.stream, read: loaded.events, appended });
      return result;
    } catch (error) {
      throw error instanceof WrongRevision || error instanceof AppendRejected
        ? error
        : new OutcomeUnknown(command.stream, command.context.commandId, error);
    }
  }

  private async requestFor(
    { stream, name, data, context }: Command,
    events: readonly Event[],
    loaded: FoldedStream<State>,
    { policyVersion, reads }: ExecuteOptions,
  ): Promise<AppendRequest> {
    const { commandId, actor, now, correlationId, causationId, origin = 'live' } = context;
    const occurredAt = later(now, loaded.last?.occurredAt ?? now);
    const { evolve } = this.model.fold;
    const next = events.reduce((state, event) => evolve(state, event, occurredAt), loaded.state);
    const subject = this.model.subjectOf(next, stream);
    const metadata = {
      actor: actor.id,
      role: actor.role,
      region: actor.region,
      commandId,
      fingerprint: fingerprintOf(await this.keyOf(subject), name, data, actor),
      correlationId,
      causationId,
      origin,
      subject,
      policyVersion,
      reads,
    };
    const drafts = events.map((event, index) => ({
      event,
      id: eventIdOf({ stream, commandId, index }),
      occurredAt,
      metadata,
    }));
    return { stream, events: await this.model.codec.encode(drafts), expected: loaded.last?.revision ?? 'none' };
  }

  private async keyOf(subject: string): Promise<SubjectKey> {
    const key = (await this.keys.obtain([subject])).get(subject);
    if (!key) throw new Error(`No key for subject ${subject}`);
    return key;
  }
}

/**
 * What an append put into its stream. Only the store knows when it recorded that, and where it stands but for the last of
 * them: the time is when it occurred, and the position that of the last.
 */
const appendedBy = ({ stream, events, expected }: AppendRequest, { position }: AppendResult): StoredEvent[] => {
  const first = expected === 'none' ? 0 : expected + 1;
  return events.map((event, index) => ({
    ...event,
    stream,
    revision: first + index,
    position,
    recordedAt: event.occurredAt,
  }));
};

/** What another attempt would only say again. The log's own refusal too: what it can't hold now, it could not hold before. */
const isAnswer = (error: unknown): boolean => error instanceof Refusal || error instanceof AppendRejected;

/** Twice as long each time, and never quite as long as others pause who collided with us. */
const pauseAfter = (nth: number): number => firstPauseMs * 2 ** (nth - 1) * (0.5 + Math.random() / 2);

const assertExpectedRevision = ({ context }: Command, { last }: FoldedStream<unknown>): void => {
  const { expectedRevision: expected } = context;
  const revision = last?.revision ?? 'none';
  if (expected === undefined || expected === revision) return;
  throw new RevisionConflict(expected, revision);
};

const unchanged = (command: Command, { last }: FoldedStream<unknown>): CommandResult => {
  if (!last) throw new Error(`${command.name} decided nothing on ${command.stream}, which does not exist`);
  return { revision: last.revision, position: last.position };
};

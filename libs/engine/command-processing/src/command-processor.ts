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

/** How the streams of a context are folded and stored. */
export interface DecidedStream<State, Event extends DomainEvent> {
  readonly fold: Fold<State, Event>;
  readonly codec: EventCodec<Event>;
  /** The data subject whose key encrypts what is written to the stream in this state. */
  readonly subjectOf: (state: State, stream: string) => string;
}

/** Where snapshots of long streams are stored, and the name of their fold. */
export interface KeptStates {
  readonly snapshots: Snapshots;
  readonly as: FoldName;
}

export interface ExecuteOptions {
  /** The published policy version on which the decision depends. Stored in the envelope. */
  readonly policyVersion?: string;
  /** Other streams on which the decision depends. Stored in the envelope. */
  readonly reads?: readonly StreamRead[];
  /**
   * Called at each attempt with the events read from the stream, even if the command fails, and again with the appended
   * ones. Lets callers answer questions about the stream without reading it again.
   */
  readonly onEvents?: (events: EventsAtHand) => void;
}

/** Revision and position of the stream after the command; unchanged if the command changed nothing. */
export type CommandResult = AppendResult;

const nowhere: KeptStates = { snapshots: new NoSnapshots(), as: { name: 'none', version: 1 } };

const attempts = 8;
const firstPauseMs = 10;
/** No attempt starts later than this: each can take the store's full timeout, and the caller has a time limit too. */
const patienceMs = 20_000;

/**
 * The write side: loads a stream, decides, and appends at the exact revision. If the command id is already in the
 * stream, returns its first result without deciding again. If the stream has moved on, or the outcome of an append is
 * unknown, the stream is read again to see whether the command took effect; exact revisions prevent a late commit and a
 * retry from both succeeding. A command that changed nothing or was refused leaves no trace, so its repeat is decided
 * anew.
 */
export class CommandProcessor<State, Event extends DomainEvent> {
  private readonly queue = new StreamQueue();
  private readonly loader: StreamLoader<State, Event>;

  /** @param kept Without it, every stream is folded from its beginning. */
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
   * @throws Refusal from `decide`, or {@link CommandRefusal}: nothing was changed.
   * @throws OutcomeUnknown if the attempts are used up and it is unknown whether the command took effect.
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
    // Without the erased key the fingerprint cannot be recomputed: assume it is the same command.
    if (erasedThrough !== undefined && comparePositions(position, erasedThrough) <= 0) return first;
    const key = (await this.keys.find([subject])).get(subject);
    if (!key) throw new Error(`No key for subject ${subject}`);
    const { name, data, context } = command;
    if (fingerprintOf(key, name, data, context.actor) === fingerprint) return first;
    throw new CommandRefusal('COMMAND_ID_REUSED', {}, ['commandId']);
  }

  /**
   * While the data of the subject are being erased, nothing is written about it. The same command can succeed shortly
   * after.
   */
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
 * The appended events as stored. The store alone has the recording times and all positions, so this uses `occurredAt`
 * as the recording time and the last event's position for all.
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

/** A refusal by the rules or the log is final: another attempt would give the same answer. */
const isAnswer = (error: unknown): boolean => error instanceof Refusal || error instanceof AppendRejected;

/** Doubles each time, with random jitter so that colliding writers separate. */
const pauseAfter = (nth: number): number => firstPauseMs * 2 ** (nth - 1) * (0.5 + Math.random() / 2);

const assertExpectedRevision = ({ context }: Command, { last }: FoldedStream<unknown>): void => {
  const { expectedRevision: expected } = context;
  const revision = last?.revision ?? 'none';
  if (expected === undefined || expected === revision) return;
  throw new RevisionConflict(expected, revision);
};

const unchanged = (command: Command, { last }: FoldedStream<unknown>): CommandResult => {
  if (!last)
    throw new Error(`${command.name} returned no events for the stream ${command.stream}, which does not exist`);
  return { revision: last.revision, position: last.position };
};

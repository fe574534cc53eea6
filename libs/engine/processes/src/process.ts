import type { ReactedTo, ReactsTo } from '#event-store';
import type { AnyCommandClass, Command, CommandClass, DomainEvent, Instant, Origin, Recorded } from '#kernel';

/**
 * A command for a process to send. Its data may contain only ids, codes and numbers, since the outbox is not encrypted.
 */
export interface OutgoingCommand {
  readonly type: AnyCommandClass;
  readonly stream: string;
  readonly data: object;
}

/** A message for a process to send. Only ids, codes and numbers here too: the text is composed when it is sent. */
export interface OutgoingMessage {
  /** Selects the composer of the text: `customer-reminder`. */
  readonly kind: string;
  /** The stream that the message is about: `case-…`. */
  readonly stream: string;
  readonly data: object;
}

/** The outcome of a command. Faults are not outcomes: the command is sent until there is one. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly revision: number; readonly position: string }
  | { readonly kind: 'refused'; readonly code: string };

/** An input of a process: an event, a timer that has elapsed, or the outcome of a command. */
export type Input<Event extends DomainEvent = DomainEvent> =
  | { readonly kind: 'event'; readonly event: Recorded<Event> }
  | { readonly kind: 'timer'; readonly instance: string; readonly key: string; readonly dueAt: Instant }
  | {
      readonly kind: 'outcome';
      readonly instance: string;
      readonly command: { readonly name: string; readonly stream: string; readonly data: object };
      readonly outcome: Outcome;
    };

export interface Reaction<State> {
  readonly state: State;
  readonly commands?: readonly OutgoingCommand[];
  readonly messages?: readonly OutgoingMessage[];
  /** Timers of the instance, by key. An instant sets or resets one, null cancels it. */
  readonly timers?: { readonly [key: string]: Instant | null };
}

/**
 * A process manager as pure code: its reaction to each input, given its state. Events arrive once each, in log order.
 * Timers and outcomes also arrive once each, at any time in between. Events come without their encrypted fields, so
 * that nothing personal gets into what the process stores.
 */
export interface Process<State = unknown, Event extends DomainEvent = DomainEvent> {
  readonly name: string;
  /** Version of its state's shape, from 1. */
  readonly version: number;
  /** The events that it handles. It never gets others. */
  readonly reactsTo: ReactsTo<Event['type']>;
  /** Events of other origins are skipped. */
  readonly origins: readonly Origin[];
  /** All commands that it may send. */
  readonly commands: readonly AnyCommandClass[];
  /** The instance that an event belongs to. Undefined to ignore the event. */
  instanceOf(event: Recorded<Event>): string | undefined;
  /** State of a new instance. Must be JSON, like every state. */
  readonly initial: State;
  react(state: State, input: Input<Event>): Reaction<State>;
}

/**
 * Declares a process, which gets only the events to which it reacts: `defineProcess<State, CaseEvent>()({ reactsTo: {
 * case: ['CaseClosed'] }, … })`.
 */
export const defineProcess =
  <State, Event extends DomainEvent>() =>
  <const Reacts extends ReactsTo<Event['type']>>(
    declared: Omit<Process<State, ReactedTo<Event, Reacts>>, 'reactsTo'> & { readonly reactsTo: Reacts },
  ): Process<State, ReactedTo<Event, Reacts>> =>
    declared;

/** Builds an outgoing command: `toSend(RemindCustomer, stream, { nth: 1 })`. */
export const toSend = <C extends Command>(type: CommandClass<C>, stream: string, data: C['data']): OutgoingCommand => ({
  type,
  stream,
  data,
});

import type { ReactedTo, ReactsTo } from '#event-store';
import type { AnyCommandClass, Command, CommandClass, DomainEvent, Instant, Origin, Recorded } from '#kernel';

/** A command that a process wants sent. Its data hold ids, codes and numbers: they lie in the outbox in clear. */
export interface OutgoingCommand {
  readonly type: AnyCommandClass;
  readonly stream: string;
  readonly data: object;
}

/** Something to be told outside. Ids, codes and numbers here too: the text is made of it when it is sent. */
export interface OutgoingMessage {
  /** By which whoever composes its text knows it: `customer-reminder`. */
  readonly kind: string;
  /** What it is about: `case-…`. */
  readonly stream: string;
  readonly data: object;
}

/** What became of a command. A fault is none: it is sent until there is one. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly revision: number; readonly position: string }
  | { readonly kind: 'refused'; readonly code: string };

/** What a process reacts to. */
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
  /** Timers of the instance by key: armed (again) for an instant, or cancelled. */
  readonly timers?: { readonly [key: string]: Instant | null };
}

/**
 * A process manager as pure code: what it does about each input, given what it remembers. It learns of what happened from
 * events, which come once each and in the order of the log; timers and outcomes come once each too, but at any time among
 * them. Events come without their sealed fields, so that nothing personal can get into what it stores.
 */
export interface Process<State = unknown, Event extends DomainEvent = DomainEvent> {
  readonly name: string;
  /** Of the shape of its state, from 1. */
  readonly version: number;
  /** Of all other events it is never told. */
  readonly reactsTo: ReactsTo<Event['type']>;
  /** Events of other origin are passed over. */
  readonly origins: readonly Origin[];
  /** Every command that it may send. */
  readonly commands: readonly AnyCommandClass[];
  /** Which instance of the process an event concerns; undefined where none. */
  instanceOf(event: Recorded<Event>): string | undefined;
  /** The state of an instance that remembers nothing. JSON, as every state. */
  readonly initial: State;
  react(state: State, input: Input<Event>): Reaction<State>;
}

/**
 * Declares a process, which is told of the events that it reacts to and of no others:
 * `defineProcess<State, CaseEvent>()({ reactsTo: { case: ['CaseClosed'] }, … })`.
 */
export const defineProcess =
  <State, Event extends DomainEvent>() =>
  <const Reacts extends ReactsTo<Event['type']>>(
    declared: Omit<Process<State, ReactedTo<Event, Reacts>>, 'reactsTo'> & { readonly reactsTo: Reacts },
  ): Process<State, ReactedTo<Event, Reacts>> =>
    declared;

/** `toSend(RemindCustomer, stream, { nth: 1 })` */
export const toSend = <C extends Command>(type: CommandClass<C>, stream: string, data: C['data']): OutgoingCommand => ({
  type,
  stream,
  data,
});

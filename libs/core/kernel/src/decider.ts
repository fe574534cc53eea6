import type { Command } from './command.js';
import type { DomainEvent } from './event.js';
import type { Instant } from './instant.js';

/**
 * Three outcomes: events; `[]` when it is so already; a thrown `Refusal` when it is not allowed.
 * Pure: time, actor and new ids arrive with the command.
 */
export type Decide<C extends Command, State, Event extends DomainEvent> = (
  command: C,
  state: State,
) => readonly Event[];

/**
 * How a stream's history becomes the state that decisions read. `evolve` never refuses: what happened, happened.
 * `occurredAt` is the envelope's, for rules about time.
 */
export interface Fold<State, Event extends DomainEvent> {
  readonly initial: State;
  readonly evolve: (state: State, event: Event, occurredAt: Instant) => State;
}

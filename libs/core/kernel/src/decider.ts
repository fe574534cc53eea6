import type { Command } from './command.js';
import type { DomainEvent } from './event.js';
import type { Instant } from './instant.js';

/**
 * A pure function with three outcomes: events; `[]` if nothing needs to change; a thrown `Refusal` if the command is
 * not allowed. Time, actor and new ids arrive with the command.
 */
export type Decide<C extends Command, State, Event extends DomainEvent> = (
  command: C,
  state: State,
) => readonly Event[];

/**
 * Folds the history of a stream into the state that decisions read. `evolve` never refuses an event. `occurredAt` comes
 * from the envelope, for rules about time.
 */
export interface Fold<State, Event extends DomainEvent> {
  readonly initial: State;
  readonly evolve: (state: State, event: Event, occurredAt: Instant) => State;
}

import type { EventShapes, StoredStreams } from '#codec';
import type { Command, Decide, DomainEvent, Fold, StreamNames } from '#kernel';
import type { FoldName } from '#snapshots';

/** Definition of the streams of one category. */
export interface StreamModel<State, Event extends DomainEvent> {
  readonly names: StreamNames;
  /** Stored name, versions and field classes of each event. */
  readonly shapes: EventShapes<Event>;
  readonly fold: Fold<State, Event>;
  /** Returns the subject whose key encrypts what is written to the stream in this state. */
  readonly subjectOf: (state: State, stream: string) => string;
  /** Name and version of the snapshots of long streams. Without it, every stream is folded from its beginning. */
  readonly snapshots?: FoldName;
  /** Adds the common rule of all commands to the decision of each. */
  readonly ruled?: <C extends Command>(decide: Decide<C, State, Event>) => Decide<C, State, Event>;
}

/** The part of a stream model that defines what is stored, without its type parameters. */
export interface AnyStreamModel {
  readonly names: StreamNames;
  readonly shapes: StoredStreams['shapes'];
}

import type { EventShapes, StoredStreams } from '#codec';
import type { Command, Decide, DomainEvent, Fold, StreamNames } from '#kernel';
import type { FoldName } from '#snapshots';

/** What a context says once about the streams of one category. */
export interface StreamModel<State, Event extends DomainEvent> {
  readonly names: StreamNames;
  /** Stored name, versions and field classes of each of its events. */
  readonly shapes: EventShapes<Event>;
  readonly fold: Fold<State, Event>;
  /** Whose key protects what is written to the stream in this state: the name of a subject. */
  readonly subjectOf: (state: State, stream: string) => string;
  /** As what states of long streams are kept. Without it every stream is folded from its beginning. */
  readonly snapshots?: FoldName;
  /** Puts the rule of all its commands before the decision of each. */
  readonly ruled?: <C extends Command>(decide: Decide<C, State, Event>) => Decide<C, State, Event>;
}

/** As much of a stream model as says what it stores, whatever it is about. */
export interface AnyStreamModel {
  readonly names: StreamNames;
  readonly shapes: StoredStreams['shapes'];
}

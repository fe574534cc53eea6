/** What a fold made of a stream up to one of its events. */
export interface Snapshot {
  readonly stream: string;
  /** Which fold it was, and which version of it: no other can go on from here. */
  readonly fold: FoldName;
  readonly last: EventMark;
  /** Whose key the state is sealed under. */
  readonly subject: string;
  /** Sealed, since states hold what people wrote. */
  readonly state: string;
}

export interface FoldName {
  readonly name: string;
  /** Raised whenever the fold makes other states of the same events. */
  readonly version: number;
}

/** By which an event is known again: in a log that was restored and went on otherwise, another one stands at its revision. */
export interface EventMark {
  readonly revision: number;
  readonly id: string;
  readonly recordedAt: string;
}

export interface FoundSnapshot extends Snapshot {
  /** Revision of the last event of the command that was asked for, where it stands at or before `last`. */
  readonly commandRevision?: number;
}

/**
 * States of long streams, as port and injection token, so that nobody has to fold ten thousand events to decide on one. A
 * cache, never truth: whatever is found is held against the log, may be lost at any time, and fails nobody.
 */
export abstract class Snapshots {
  /** Events since the last snapshot, from which on another one is worth its while. Shorter streams have none. */
  abstract readonly every: number;

  /** Undefined where there is none or the look failed. */
  abstract find(stream: string, fold: FoldName, commandId?: string): Promise<FoundSnapshot | undefined>;

  /**
   * Takes the place of the last one of this fold; never rejects.
   * @param commands By id, the last revision of each command since the snapshot before: kept with it in one step.
   */
  abstract save(snapshot: Snapshot, commands: ReadonlyMap<string, number>): Promise<void>;
}

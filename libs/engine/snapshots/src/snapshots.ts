/** State of a stream, folded up to one of its events. */
export interface Snapshot {
  readonly stream: string;
  /** The fold and its version. No other fold can resume from this state. */
  readonly fold: FoldName;
  readonly last: EventMark;
  /** The data subject whose key encrypts the state. */
  readonly subject: string;
  /** Encrypted, since states contain personal data and free text. */
  readonly state: string;
}

export interface FoldName {
  readonly name: string;
  /** Raise it whenever the fold produces different states from the same events. */
  readonly version: number;
}

/** Identifies an event. After a restore, the log may have a different event at the same revision. */
export interface EventMark {
  readonly revision: number;
  readonly id: string;
  readonly recordedAt: string;
}

export interface FoundSnapshot extends Snapshot {
  /** Revision of the last event of the requested command, if it is at or before `last`. */
  readonly commandRevision?: number;
}

/**
 * States of long streams, as port and injection token, so that deciding does not require folding ten thousand events.
 * Only a cache: what is found is checked against the log, may be lost at any time, and failures never reach the caller.
 */
export abstract class Snapshots {
  /** Number of events after the last snapshot that makes a new one worthwhile. Shorter streams have none. */
  abstract readonly every: number;

  /** Undefined if there is none or the lookup failed. */
  abstract find(stream: string, fold: FoldName, commandId?: string): Promise<FoundSnapshot | undefined>;

  /**
   * Replaces the last snapshot of this fold. Never rejects.
   * @param commands The last revision of each command since the previous snapshot, by command id. Stored in the same
   * transaction.
   */
  abstract save(snapshot: Snapshot, commands: ReadonlyMap<string, number>): Promise<void>;
}

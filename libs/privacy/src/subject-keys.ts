/** The secret of one subject: 32 random bytes, from which every key that protects the subject's data is derived. */
export type SubjectKey = Buffer;

/** Where the keys of subjects are kept. Losing one makes everything written under it unreadable: that is what erasure is. */
export abstract class SubjectKeys {
  /** The keys of these subjects, made and stored durably where there is none yet. */
  abstract obtain(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>>;

  /** The keys of these subjects; a subject without one is missing in the answer. */
  abstract find(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>>;
}

/** Wraps the keys of subjects, so that the database alone, or a dump of it, discloses nothing. A file in standalone, a KMS elsewhere. */
export abstract class KeyProvider {
  /** Wraps with the current master key, whose id goes with the result. */
  abstract wrap(keys: readonly Buffer[]): Promise<readonly WrappedKey[]>;
  /** @throws Error naming the master key that is not at hand. */
  abstract unwrap(keys: readonly WrappedKey[]): Promise<readonly Buffer[]>;
}

export interface WrappedKey {
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

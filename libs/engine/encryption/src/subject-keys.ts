import type { SubjectKey } from './subject-key.js';

/** Nothing may be written about this subject at present: its key is about to be destroyed. It passes within a minute. */
export class SubjectBeingErased extends Error {
  override readonly name = 'SubjectBeingErased';

  constructor(readonly subject: string) {
    super(`The personal data of ${subject} are being erased`);
  }
}

/**
 * The keys of subjects, as port and injection token. A subject is named as its stream would be: `customer-…`, or `case-…`
 * while there is no customer. Destroying a key makes everything written under it unreadable: that is what erasure is.
 */
export abstract class SubjectKeys {
  /**
   * The keys of these subjects; made, and stored durably, where there is none yet. What is written about a subject after
   * its erasure is under a new key.
   * @throws SubjectBeingErased
   */
  abstract obtain(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>>;

  /** The keys of these subjects; a subject without one is missing in the answer. */
  abstract find(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>>;

  /**
   * For subjects that were erased, the position of the last event whose key is destroyed: what stands there or before can't
   * be read by anybody, what comes behind it is under a new key. Subjects never erased are missing in the answer.
   */
  abstract erasedThrough(subjects: Iterable<string>): Promise<ReadonlyMap<string, string>>;
}

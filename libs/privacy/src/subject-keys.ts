import type { SubjectKey } from './subject-key.js';

/**
 * The keys of subjects, as port and injection token. A subject is named as its stream would be: `customer-…`, or `case-…`
 * while there is no customer. Losing a key makes everything written under it unreadable: that is what erasure is.
 */
export abstract class SubjectKeys {
  /** The keys of these subjects; made, and stored durably, where there is none yet. */
  abstract obtain(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>>;

  /** The keys of these subjects; a subject without one is missing in the answer. */
  abstract find(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>>;
}

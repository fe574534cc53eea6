import type { SubjectKey } from './subject-key.js';

/**
 * Nothing can be written about this subject right now, since its key is about to be destroyed. Retry after a minute.
 */
export class SubjectBeingErased extends Error {
  override readonly name = 'SubjectBeingErased';

  constructor(readonly subject: string) {
    super(`The personal data of ${subject} are being erased`);
  }
}

/**
 * The keys of subjects, as port and injection token. A subject is named like its stream: `customer-…`, or `case-…`
 * while no customer is known. Destroying a key makes everything written under it unreadable: this is how erasure works.
 */
export abstract class SubjectKeys {
  /**
   * The keys of these subjects for writing. Missing ones are created and stored durably. After an erasure this is a new
   * key.
   * @throws SubjectBeingErased if one of them is being erased.
   */
  abstract obtain(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>>;

  /** The keys of these subjects for reading. Subjects without a key are missing in the result. */
  abstract find(subjects: Iterable<string>): Promise<ReadonlyMap<string, SubjectKey>>;

  /**
   * For erased subjects, the position of the last event whose key is destroyed. Events up to there cannot be read by
   * anybody; later ones use a new key. Subjects never erased are missing in the result.
   */
  abstract erasedThrough(subjects: Iterable<string>): Promise<ReadonlyMap<string, string>>;
}

import type { Actor } from '#kernel';

/** That somebody was shown personal data, or what people had written freely. Says who saw which fields of whom, never what stood in them. */
export interface PersonalRead {
  readonly actor: Actor;
  /** Of the GraphQL operation's root: `case`. */
  readonly operation: string;
  /** Whose they are: `customer-…`, or `case-…` where a case has no customer. */
  readonly subject: string;
  /** `Case.contact`, each once. */
  readonly fields: readonly string[];
  readonly correlationId: string;
}

export interface RefusedAttempt {
  /** Absent where nobody had signed in. */
  readonly actor?: Actor;
  readonly operation: string;
  /** `FORBIDDEN`, `UNAUTHENTICATED`. */
  readonly code: string;
}

/** Who saw what, and who was turned away, as port and injection token. Takes it at once and stores it in batches. */
export abstract class AccessLog {
  /**
   * False while the database takes no entries and memory holds as many as it may: then nothing may be shown that would
   * have to be recorded. To be asked before it is; what was shown all the same is recorded still.
   */
  abstract readonly canRecord: boolean;

  abstract read(read: PersonalRead): void;

  abstract refused(attempt: RefusedAttempt): void;
}

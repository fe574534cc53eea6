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
  abstract read(read: PersonalRead): void;

  abstract refused(attempt: RefusedAttempt): void;
}

import type { Actor } from '#kernel';

/** A record that somebody was shown personal data or free text. Says who saw which fields of whom, never the values. */
export interface PersonalRead {
  readonly actor: Actor;
  /** Root field of the GraphQL operation: `case`. */
  readonly operation: string;
  /** The data subject: `customer-…`, or `case-…` if the case has no customer. */
  readonly subject: string;
  /** Distinct fields, such as `Case.contact`. */
  readonly fields: readonly string[];
  readonly correlationId: string;
}

export interface RefusedAttempt {
  /** Undefined if nobody was signed in. */
  readonly actor?: Actor;
  readonly operation: string;
  /** `FORBIDDEN` or `UNAUTHENTICATED`. */
  readonly code: string;
}

/**
 * Records who saw personal data and who was denied access. Port and injection token. Accepts entries at once and stores
 * them in batches.
 */
export abstract class AccessLog {
  /**
   * False if the database accepts no entries and memory is full. Then nothing may be shown that must be recorded: check
   * this first. What was shown anyway is still recorded.
   */
  abstract readonly canRecord: boolean;

  abstract read(read: PersonalRead): void;

  abstract refused(attempt: RefusedAttempt): void;
}

import type { ContactIndex } from '../customer.events.js';

/** How a customer is reached, as somebody wrote it down. */
export interface GivenContact {
  readonly phone?: string;
  readonly email?: string;
  /** Where a number without a country code is from: `CN-BJ`. */
  readonly region?: string;
}

/** How a customer is reached, in the form in which it is stored, and by what it is found again. */
export interface KnownContact {
  /** E.164. */
  readonly phone?: string;
  readonly email?: string;
  readonly contactIndex: ContactIndex;
}

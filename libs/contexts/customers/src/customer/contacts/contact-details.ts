import type { ContactIndex } from '../customer.events.js';

/** How to reach a customer, as entered. */
export interface GivenContact {
  readonly phone?: string;
  readonly email?: string;
  /** Region of a telephone number without a country code: `CN-BJ`. */
  readonly region?: string;
}

/** How to reach a customer, in normal form, with the index for finding it. */
export interface KnownContact {
  /** E.164. */
  readonly phone?: string;
  readonly email?: string;
  readonly contactIndex: ContactIndex;
}

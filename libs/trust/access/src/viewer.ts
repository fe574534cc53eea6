import type { Actor } from '#kernel';

/** The caller, with what is known beyond the token. */
export interface Viewer {
  readonly actor: Actor;
  /** All customer records of this customer, including merged ones. Empty for other roles. */
  readonly customerIds: readonly string[];
}

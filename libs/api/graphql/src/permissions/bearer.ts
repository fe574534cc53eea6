import type { Actor, Instant } from '#kernel';

/** Whom a token speaks for, and until when. */
export interface Bearer {
  readonly actor: Actor;
  readonly until: Instant;
}

/** A token that is not accepted; the message says why and may be shown. */
export class BadToken extends Error {
  override readonly name = 'BadToken';
}

import type { Actor, Instant } from '#kernel';

/** The actor of a valid token, and when the token expires. */
export interface Bearer {
  readonly actor: Actor;
  readonly until: Instant;
}

/** Thrown for a token that is not accepted. The message says why and may be shown to clients. */
export class BadToken extends Error {
  override readonly name = 'BadToken';
}

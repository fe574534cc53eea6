import { createHmac } from 'node:crypto';
import { type Actor, canonicalJson } from '#kernel';
import type { SubjectKey } from '#encryption';

/**
 * What a command says, as an HMAC under the key of its subject: its name, its input as the caller gave it, and the caller.
 * Times, minted ids and correlation stay out, so that a repeat has the same fingerprint.
 */
export const fingerprintOf = (
  key: SubjectKey,
  name: string,
  input: object,
  actor: Pick<Actor, 'id' | 'role'>,
): string =>
  createHmac('sha256', key.fingerprinting)
    .update(canonicalJson({ name, input, actor: { id: actor.id, role: actor.role } }))
    .digest('base64url');

import { createHmac } from 'node:crypto';
import { type Actor, canonicalJson } from '#kernel';
import type { SubjectKey } from '#encryption';

/**
 * HMAC of a command under the key of its subject: its name, its input as the caller sent it, and the caller. Times,
 * generated ids and correlation are excluded, so that a repeat has the same fingerprint.
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

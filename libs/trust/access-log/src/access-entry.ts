import type { Instant } from '#kernel';
import type { PersonalRead } from './access-log.js';

/** A {@link PersonalRead} in stored form, with the column names as keys. */
export interface AccessEntry {
  readonly at: Instant;
  readonly actor: string;
  readonly role: string;
  readonly operation: string;
  readonly subject: string;
  readonly fields: readonly string[];
  readonly correlation_id: string;
}

export const accessEntryOf = (read: PersonalRead, at: Instant): AccessEntry => ({
  at,
  actor: storable(read.actor.id),
  role: read.actor.role,
  operation: read.operation,
  subject: storable(read.subject),
  fields: read.fields,
  correlation_id: read.correlationId,
});

/**
 * Replaces characters that no database stores as text. Ids come from tokens, and a bad one must not block a whole
 * batch.
 */
export const storable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '\uFFFD');

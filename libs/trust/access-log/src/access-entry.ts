import type { Instant } from '#kernel';
import type { PersonalRead } from './access-log.js';

/** A {@link PersonalRead} as it is stored: named like the columns. */
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

/** Ids come from tokens. What no database holds as text must not keep a whole batch from being stored. */
export const storable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '\uFFFD');

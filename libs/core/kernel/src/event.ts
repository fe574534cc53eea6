import type { Role } from './actor.js';
import type { Instant } from './instant.js';

/** A fact of the domain, named in the past tense. Actor, time and command are in the envelope. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/**
 * `live`: happened here. `import`: happened elsewhere and was imported. `demo`: never happened. Processes react to
 * `live` only.
 */
export type Origin = 'live' | 'import' | 'demo';

/** Another stream that a decision read, and the revision up to which it read. */
export interface StreamRead {
  readonly stream: string;
  readonly revision: number;
}

/** The part of the envelope that is known before the event is stored. */
export interface EventMetadata {
  readonly actor: string;
  readonly role: Role;
  readonly region?: string;
  readonly commandId: string;
  /** HMAC of the command's canonical input and actor. Distinguishes a reused command id from a repeated command. */
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly origin: Origin;
  /**
   * The data subject whose key encrypts personal and text fields: `customer-…`, or `case-…` while no customer is known.
   */
  readonly subject: string;
  /** The published policy version behind the decision, if any. */
  readonly policyVersion?: string;
  /** Other streams that the decision depends on. Missing if it read none. */
  readonly reads?: readonly StreamRead[];
}

/** Everything about an event but its content. */
export interface Envelope extends EventMetadata {
  readonly id: string;
  readonly stream: string;
  /** Counts from 0 within the stream, without gaps. */
  readonly revision: number;
  /** Position in the whole log: opaque, ordered by {@link comparePositions}. */
  readonly position: string;
  /** When it happened. Never earlier than the previous event of the stream. */
  readonly occurredAt: Instant;
  /** When the store recorded it. Never earlier than the previous event of the log. */
  readonly recordedAt: Instant;
}

export type Recorded<Event extends DomainEvent = DomainEvent> = Event & { readonly envelope: Envelope };

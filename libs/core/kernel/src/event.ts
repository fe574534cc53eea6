import type { Role } from './actor.js';
import type { Instant } from './instant.js';

/** A fact of the domain, named in the past tense. Who, when and for which command stands in the envelope. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** `live` happened here, `import` elsewhere and was brought in, `demo` never happened. Processes act on `live` only. */
export type Origin = 'live' | 'import' | 'demo';

/** Another stream that a decision read, and the revision that it read up to. */
export interface StreamRead {
  readonly stream: string;
  readonly revision: number;
}

/** What is known about an event before it is stored. */
export interface EventMetadata {
  readonly actor: string;
  readonly role: Role;
  readonly region?: string;
  readonly commandId: string;
  /** HMAC of the command's canonical input and actor, by which a reused command id is told from a repeated one. */
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly origin: Origin;
  /** Whose key protects the personal fields and texts: `customer-…`, or `case-…` while there is no customer. */
  readonly subject: string;
  /** The published policy that decided, where one did. */
  readonly policyVersion?: string;
  /** The facts of other streams that the decision rests on; missing where it read none. */
  readonly reads?: readonly StreamRead[];
}

/** Everything about an event but its content. */
export interface Envelope extends EventMetadata {
  readonly id: string;
  readonly stream: string;
  /** Counts from 0 within the stream, without gaps. */
  readonly revision: number;
  /** Place in the whole log: opaque, ordered by {@link comparePositions}. */
  readonly position: string;
  /** When it happened: never before its predecessor in the stream. */
  readonly occurredAt: Instant;
  /** When the store took it: never before its predecessor in the log. */
  readonly recordedAt: Instant;
}

export type Recorded<Event extends DomainEvent = DomainEvent> = Event & { readonly envelope: Envelope };

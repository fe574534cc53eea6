import type { NewEvent } from '#event-store';
import type { DomainEvent, Envelope } from '#kernel';
import type { EventDraft } from './event-draft.js';

/**
 * Only the envelope of a stored event. Copied field by field, so that all envelopes share a hidden class: spreading
 * costs several times as much.
 */
export const envelopeOf = (event: Envelope): Envelope =>
  ({
    id: event.id,
    stream: event.stream,
    revision: event.revision,
    position: event.position,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    actor: event.actor,
    role: event.role,
    region: event.region,
    commandId: event.commandId,
    fingerprint: event.fingerprint,
    correlationId: event.correlationId,
    causationId: event.causationId,
    origin: event.origin,
    subject: event.subject,
    policyVersion: event.policyVersion,
    reads: event.reads,
  }) satisfies Record<keyof Envelope, unknown>; // fails to compile if a field is missing, even an optional one

/** An event in the form in which it is appended. Also copied field by field. */
export const newEventOf = (
  { event, id, occurredAt, metadata }: EventDraft<DomainEvent>,
  version: number,
  data: string,
): NewEvent =>
  ({
    id,
    type: event.type,
    version,
    occurredAt,
    data,
    actor: metadata.actor,
    role: metadata.role,
    region: metadata.region,
    commandId: metadata.commandId,
    fingerprint: metadata.fingerprint,
    correlationId: metadata.correlationId,
    causationId: metadata.causationId,
    origin: metadata.origin,
    subject: metadata.subject,
    policyVersion: metadata.policyVersion,
    reads: metadata.reads,
  }) satisfies Record<keyof NewEvent, unknown>;

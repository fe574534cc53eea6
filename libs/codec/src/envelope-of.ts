import type { Envelope } from '#kernel';

/** The envelope of a stored event alone. Field by field, so that all have one form: spreading costs several times as much. */
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
  }) satisfies Record<keyof Envelope, unknown>; // so that none is forgotten, optional ones too

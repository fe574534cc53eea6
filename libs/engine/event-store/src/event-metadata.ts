import type { EventMetadata } from '#kernel';
import type { NewEvent } from './port.js';

/** The metadata of an event, field by field, so that nothing else gets stored. */
export const metadataOf = (event: NewEvent): EventMetadata => {
  const {
    actor,
    role,
    region,
    commandId,
    fingerprint,
    correlationId,
    causationId,
    origin,
    subject,
    policyVersion,
    reads,
  } = event;
  return {
    actor,
    role,
    region,
    commandId,
    fingerprint,
    correlationId,
    causationId,
    origin,
    subject,
    policyVersion,
    reads,
  };
};

import type { EventMetadata } from '#kernel';
import type { NewEvent } from './port.js';

/** Only what is metadata, by name: nothing else may slip into history. */
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

import type { Recorded } from '#kernel';
import type { Input } from './process.js';

/** An input together with whose it is and what brought it about. */
export interface TriggeredInput {
  readonly instance: string;
  /** A UUID of this input alone, the same whenever it is met again: ids of what comes of it derive from it. */
  readonly id: string;
  /** The event at the beginning of the chain: the causation id of whatever comes of it. */
  readonly causedBy: string;
  readonly correlationId: string;
  readonly input: Input;
}

export const triggeredByEvent = (instance: string, event: Recorded): TriggeredInput => {
  const { id, correlationId } = event.envelope;
  return { instance, id, causedBy: id, correlationId, input: { kind: 'event', event } };
};

import type { Recorded } from '#kernel';
import type { Input } from './process.js';

/** An input with its instance and its cause. */
export interface TriggeredInput {
  readonly instance: string;
  /** A UUID of this input, always the same. Ids of its effects are derived from it. */
  readonly id: string;
  /** The event that started the chain. Causation id of all effects. */
  readonly causedBy: string;
  readonly correlationId: string;
  readonly input: Input;
}

export const triggeredByEvent = (instance: string, event: Recorded): TriggeredInput => {
  const { id, correlationId } = event.envelope;
  return { instance, id, causedBy: id, correlationId, input: { kind: 'event', event } };
};

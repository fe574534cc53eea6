import type { StoredEvent } from '../port.js';

/** From the first to the last, both included. */
export const revisions = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

export const revisionsOf = (events: readonly StoredEvent[]): number[] => events.map(({ revision }) => revision);

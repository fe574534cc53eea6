import type { Recorded } from './event.js';
import type { Instant, TimeAxis } from './instant.js';

/** A moment to look back to, inclusive, on one of the two axes of time. */
export interface AsOf {
  readonly at: Instant;
  readonly axis: TimeAxis;
}

/** What of a stream was there at that moment: a prefix, since neither axis runs backwards along a stream. */
export const upTo = <Event extends Recorded>(history: readonly Event[], { at, axis }: AsOf): readonly Event[] =>
  history.filter(({ envelope }) => envelope[axis] <= at);

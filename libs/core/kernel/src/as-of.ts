import type { Recorded } from './event.js';
import type { Instant, TimeAxis } from './instant.js';

/** A past instant, inclusive, on one of the two time axes. */
export interface AsOf {
  readonly at: Instant;
  readonly axis: TimeAxis;
}

/** The events of a stream up to that instant. Always a prefix, since times never decrease along a stream. */
export const upTo = <Event extends Recorded>(history: readonly Event[], { at, axis }: AsOf): readonly Event[] =>
  history.filter(({ envelope }) => envelope[axis] <= at);

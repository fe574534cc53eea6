import { type Instant, millisecondsOf } from '#kernel';

/** Whole seconds from one instant to a later one, rounded down and never negative. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((millisecondsOf(to) - millisecondsOf(from)) / 1000));

import { type Instant, instantOf } from '#kernel';

/** The one place that time comes from, so that specs can hold it still. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return instantOf(Date.now());
  }
}

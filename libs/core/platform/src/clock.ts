import { type Instant, instantOf } from '#kernel';

/** The only source of time, so that specs can control it. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return instantOf(Date.now());
  }
}

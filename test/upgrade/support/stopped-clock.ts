import { jest } from '@jest/globals';
import { addDays, type Instant } from '#kernel';
import { SystemClock } from '#platform';

/** Replaces the clock of every program in this process; it stands still until it is moved. */
export class StoppedClock {
  constructor(private instant: Instant) {
    jest.spyOn(SystemClock.prototype, 'now').mockImplementation(() => this.instant);
  }

  now(): Instant {
    return this.instant;
  }

  forward(days: number): void {
    this.instant = addDays(this.instant, days);
  }
}

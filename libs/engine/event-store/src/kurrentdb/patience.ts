import { backOff } from '#database';
import { isPassing } from './faults.js';

/** How long a call is retried: longer than an election of a leader, shorter than people wait. */
const patienceMilliseconds = 15_000;

/** Retries transient faults for a while, backing off after each consecutive one. */
export class Patience {
  #faults = 0;
  #until = 0;

  constructor(
    private readonly reportError: (error: unknown) => void,
    private readonly closed: AbortSignal,
  ) {}

  /** Progress was made: the next fault counts as the first. */
  renew(): void {
    this.#faults = 0;
  }

  /**
   * Waits before the next attempt.
   * @throws the error itself if it is not transient or the time is up.
   */
  async bear(error: unknown): Promise<void> {
    if (this.#faults++ === 0) this.#until = performance.now() + patienceMilliseconds;
    if (this.closed.aborted || !isPassing(error) || performance.now() > this.#until) throw error;
    this.reportError(error);
    await backOff(this.#faults, this.closed);
  }
}

import { backOff } from '#database';
import { isPassing } from './faults.js';

/** For how long a call is tried again: longer than a cluster takes to elect a leader, shorter than people wait. */
const patienceMilliseconds = 15_000;

/** Bears faults that pass, for a while, waiting longer after each in a row. */
export class Patience {
  #faults = 0;
  #until = 0;

  constructor(
    private readonly reportError: (error: unknown) => void,
    private readonly closed: AbortSignal,
  ) {}

  /** Something came of it: what fails from now on is the first fault in a row. */
  renew(): void {
    this.#faults = 0;
  }

  /** Waits before the next attempt. @throws the error itself where another makes no sense, or no more. */
  async bear(error: unknown): Promise<void> {
    if (this.#faults++ === 0) this.#until = performance.now() + patienceMilliseconds;
    if (this.closed.aborted || !isPassing(error) || performance.now() > this.#until) throw error;
    this.reportError(error);
    await backOff(this.#faults, this.closed);
  }
}

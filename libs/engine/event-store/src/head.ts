import { beginning, comparePositions } from '#kernel';

/** The last known position of the log, and those waiting for later ones. */
export class Head {
  #position = beginning;
  readonly #waiting = new Set<() => void>();

  /** Whether anybody waits for the log to grow. */
  get isAwaited(): boolean {
    return this.#waiting.size > 0;
  }

  /** Records that the log reaches at least `position`. */
  advance(position: string): void {
    if (comparePositions(position, this.#position) <= 0) return;
    this.#position = position;
    for (const wake of this.#waiting) wake();
  }

  /** Resolves when the log is known to have events after `position`, or when the signal aborts. */
  async beyond(position: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && comparePositions(this.#position, position) <= 0) await this.#growth(signal);
  }

  #growth(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}

import { beginning, comparePositions } from '#kernel';

/** How far the log is known to reach, and who waits for it to reach further. */
export class Head {
  #position = beginning;
  readonly #waiting = new Set<() => void>();

  /** Whether anyone would notice if the log grew. */
  get isAwaited(): boolean {
    return this.#waiting.size > 0;
  }

  /** The log reaches at least `position`. */
  advance(position: string): void {
    if (comparePositions(position, this.#position) <= 0) return;
    this.#position = position;
    for (const wake of this.#waiting) wake();
  }

  /** Resolves once the log is known to reach beyond `position`, or with the signal. */
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

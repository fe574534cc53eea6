import { pause } from '#database';
import { Head } from './head.js';

/** Fallback in case a notification of the store is lost. */
const pollMilliseconds = 1_000;

export interface LogGrowthParts {
  /**
   * Calls `heard` whenever the log grows, until `signal` aborts. The position is missing if notifications may have been
   * lost.
   */
  readonly listen: (heard: (position?: string) => void, signal: AbortSignal) => Promise<void>;
  readonly lastPosition: () => Promise<string>;
  readonly reportError: (error: unknown) => void;
}

/** Tracks the end of the log by notifications of the store and by this process's own appends, which it knows first. */
export class LogGrowth {
  readonly #head = new Head();
  readonly #closing = new AbortController();
  #watching: Promise<unknown> | undefined;

  constructor(private readonly parts: LogGrowthParts) {}

  advance(position: string): void {
    this.#head.advance(position);
  }

  /** Aborts when this is closed. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** Resolves when the log has events after `position`, or when the signal aborts. */
  async beyond(position: string, signal: AbortSignal): Promise<void> {
    this.#watching ??= Promise.all([this.#listen(), this.#poll()]);
    await this.#head.beyond(position, signal);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#watching;
  }

  #listen(): Promise<void> {
    const heard = (position?: string): void => (position ? this.advance(position) : void this.#look());
    return this.parts.listen(heard, this.closed);
  }

  async #poll(): Promise<void> {
    const signal = this.closed;
    while (!signal.aborted) {
      await pause(pollMilliseconds, signal);
      if (this.#head.isAwaited && !signal.aborted) await this.#look();
    }
  }

  async #look(): Promise<void> {
    try {
      this.advance(await this.parts.lastPosition());
    } catch (error) {
      if (!this.closed.aborted) this.parts.reportError(error);
    }
  }
}

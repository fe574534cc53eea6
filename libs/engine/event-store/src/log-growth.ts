import { pause } from '#database';
import { Head } from './head.js';

/** Word of the store is what wakes; this is for the one that got lost. */
const pollMilliseconds = 1_000;

export interface LogGrowthParts {
  /** Tells of growth as it happens, until the signal; without a position where it may have missed some. */
  readonly listen: (heard: (position?: string) => void, signal: AbortSignal) => Promise<void>;
  readonly lastPosition: () => Promise<string>;
  readonly reportError: (error: unknown) => void;
}

/** Knows when the log has grown: by word of the store, and of this process, which hears of its own appends first. */
export class LogGrowth {
  readonly #head = new Head();
  readonly #closing = new AbortController();
  #watching: Promise<unknown> | undefined;

  constructor(private readonly parts: LogGrowthParts) {}

  advance(position: string): void {
    this.#head.advance(position);
  }

  /** Comes when the tail is closed. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /** Resolves once the log reaches beyond `position`, or with the signal. */
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

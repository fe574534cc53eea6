import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from '#database';
import { Head } from '../head.js';
import { logChannel } from './create-log.migration.js';

/** Notifications are what wakes; this is for the one that got lost. */
const pollMilliseconds = 1_000;

/** Knows when the log has grown: by word of the database, and of this process, which hears of its own appends first. */
export class LogTail {
  readonly #head = new Head();
  readonly #closing = new AbortController();
  #watching: Promise<unknown> | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly lastPosition: () => Promise<string>,
    private readonly reportError: (error: unknown) => void,
  ) {}

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
    return listen(this.pool, {
      channel: logChannel,
      heard: (position) => (position ? this.advance(position) : void this.#look()),
      reportError: this.reportError,
      signal: this.#closing.signal,
    });
  }

  async #poll(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await sleep(pollMilliseconds, undefined, { signal }).catch(() => undefined);
      if (this.#head.isAwaited && !signal.aborted) await this.#look();
    }
  }

  async #look(): Promise<void> {
    try {
      this.advance(await this.lastPosition());
    } catch (error) {
      if (!this.closed.aborted) this.reportError(error);
    }
  }
}

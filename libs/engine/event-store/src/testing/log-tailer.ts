import type { EventStore, StoredEvent } from '../port.js';

/** Follows the log, and keeps what it sees in the order of seeing. */
export class LogTailer {
  readonly seen: StoredEvent[] = [];
  readonly #letGo = new AbortController();
  readonly #following: Promise<void>;

  constructor(store: EventStore, after: string) {
    this.#following = this.#follow(store, after);
  }

  async #follow(store: EventStore, after: string): Promise<void> {
    const { signal } = this.#letGo;
    for await (const { events } of store.subscribe({ after, signal })) this.seen.push(...events);
  }

  async stop(): Promise<void> {
    this.#letGo.abort();
    await this.#following;
  }

  /** All that was seen once `count` events were, and a moment later, lest there come more; fails after ten seconds. */
  async sees(count: number): Promise<readonly StoredEvent[]> {
    const deadline = Date.now() + 10_000;
    while (this.seen.length < count && Date.now() < deadline) await moment();
    await moment();
    await this.stop();
    return this.seen;
  }
}

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

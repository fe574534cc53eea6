import type { EventStore, StoredEvent } from '../port.js';

/** Follows the log from its beginning, and keeps what it sees in the order of seeing. */
export class LogTailer {
  readonly seen: StoredEvent[] = [];
  readonly #letGo = new AbortController();
  readonly #following: Promise<void>;

  constructor(store: EventStore) {
    this.#following = this.#follow(store);
  }

  async #follow(store: EventStore): Promise<void> {
    for await (const { events } of store.subscribe({ signal: this.#letGo.signal })) this.seen.push(...events);
  }

  /** All that was seen once `count` events were, and a moment later, lest there come more; fails after ten seconds. */
  async sees(count: number): Promise<readonly StoredEvent[]> {
    const deadline = Date.now() + 10_000;
    while (this.seen.length < count && Date.now() < deadline) await moment();
    await moment();
    this.#letGo.abort();
    await this.#following;
    return this.seen;
  }
}

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

import { once } from 'node:events';

/**
 * What waits between a source that can't be slowed down and one consumer. When more waits than `limit`, the consumer is
 * too slow: it gets what is there, then the error that `overflow` makes of the last item it could have.
 */
export class BoundedBuffer<Item> {
  private readonly items: Item[] = [];
  private readonly filled = new EventTarget();
  private failure?: unknown;
  private failed = false;

  constructor(
    private readonly limit: number,
    private readonly overflow: (last: Item) => unknown,
  ) {}

  push(item: Item): void {
    if (this.failed) return;
    const last = this.items.at(-1);
    if (this.items.length >= this.limit && last !== undefined) return this.fail(this.overflow(last));
    this.items.push(item);
    this.wake();
  }

  /** Ends the consumption with an error, after what is there already. */
  fail(error: unknown): void {
    this.failed = true;
    this.failure = error;
    this.wake();
  }

  /** What comes, as it comes, until the signal. */
  async *drain(signal: AbortSignal): AsyncGenerator<Item> {
    while (!signal.aborted) {
      const item = this.items.shift();
      if (item !== undefined) yield item;
      else if (this.failed) throw this.failure;
      else await once(this.filled, 'filled', { signal }).catch(() => undefined);
    }
  }

  private wake(): void {
    this.filled.dispatchEvent(new Event('filled'));
  }
}

import { once } from 'node:events';

/**
 * A buffer between a source without back-pressure and one consumer. If more than `limit` items would wait, the consumer
 * gets those that are buffered and then the error that `overflow` creates from the last of them.
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

  /** Makes `drain` throw this error after the items that are buffered. */
  fail(error: unknown): void {
    this.failed = true;
    this.failure = error;
    this.wake();
  }

  /** Yields items as they come, until the signal aborts. */
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

import { comparePositions } from '#kernel';
import { DecodedBatch } from './decoded-batch.js';
import { type LogReading, readingFor } from './decoded-event.js';
import { batchSize, SharedSubscription, type LogSource } from './shared-subscription.js';
import type { Projection } from './projection.js';

/** Events cached for lanes that are slightly behind. */
const eventsKept = 8_000;
const batchesKept = 200;

/**
 * The decoded log, for all lanes of a process, each at its own pace. Lanes at the end share one subscription. A lane
 * slightly behind uses the cache, and one far behind reads the log, together with others at the same position. No lane
 * waits for another, and memory is bounded however far behind a lane is.
 */
export class LogFeed {
  private readonly kept: DecodedBatch[] = [];
  private eventsHeld = 0;
  private readonly reading: LogReading;
  private readonly reads = new Map<string, Promise<DecodedBatch>>();
  private tail: SharedSubscription | undefined;

  constructor(
    private readonly parts: LogSource,
    projections: readonly Projection[],
    /** Ends everything in progress. */
    private readonly signal: AbortSignal,
  ) {
    this.reading = readingFor(parts.decoder, projections);
    signal.addEventListener('abort', () => this.tail?.stop());
  }

  /**
   * The next batch after this position, as soon as there is one.
   * @param patience Maximum wait in milliseconds.
   * @returns undefined if the signal aborts or the wait is over.
   */
  async next(after: string, signal: AbortSignal, patience?: number): Promise<DecodedBatch | undefined> {
    const deadline = patience === undefined ? Infinity : performance.now() + patience;
    while (!signal.aborted && !this.signal.aborted && performance.now() < deadline) {
      const batch = this.findKept(after) ?? (await this.soon(after, signal, patience));
      if (batch && comparePositions(batch.through, after) > 0) return batch;
    }
    return undefined;
  }

  private findKept(after: string): DecodedBatch | undefined {
    for (let nth = this.kept.length - 1; nth >= 0; nth--) {
      const batch = this.kept[nth];
      if (comparePositions(batch.after, after) <= 0 && comparePositions(after, batch.through) < 0) return batch;
    }
    return undefined;
  }

  /** Undefined if nothing arrives, or the tail has moved meanwhile. */
  private soon(after: string, signal: AbortSignal, patience?: number): Promise<DecodedBatch | undefined> {
    if (this.tail && comparePositions(after, this.tail.position) < 0) return this.read(after, this.tail.position);
    if (!this.tail || comparePositions(after, this.tail.position) > 0) {
      this.tail?.stop();
      this.tail = new SharedSubscription(this.parts, this.reading, after, (batch) => this.keep(batch));
    }
    return this.tail.next(signal, patience);
  }

  private read(after: string, end: string): Promise<DecodedBatch> {
    let reading = this.reads.get(after);
    if (!reading) {
      reading = this.readOnce(after, end).finally(() => this.reads.delete(after));
      this.reads.set(after, reading);
    }
    return reading;
  }

  /** Reads no further than `end`, where the shared subscription continues. */
  private async readOnce(after: string, end: string): Promise<DecodedBatch> {
    const { categories, decode } = this.reading;
    for await (const { events, through } of this.parts.store.readAll({ after, categories, batchSize })) {
      const due = events.filter(({ position }) => comparePositions(position, end) <= 0);
      const to = comparePositions(through, end) < 0 ? through : end;
      const batch = new DecodedBatch(await decode(due), after, to);
      this.keep(batch);
      return batch;
    }
    return new DecodedBatch([], after, end);
  }

  private keep(batch: DecodedBatch): void {
    this.kept.push(batch);
    this.eventsHeld += batch.events.length;
    while (this.eventsHeld > eventsKept || this.kept.length > batchesKept) {
      this.eventsHeld -= this.kept.shift()?.events.length ?? 0;
    }
  }
}

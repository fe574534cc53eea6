import { comparePositions } from '#kernel';
import { DecodedBatch } from './decoded-batch.js';
import { type LogReading, readingFor } from './decoded-event.js';
import { batchSize, SharedSubscription, type LogSource } from './shared-subscription.js';
import type { Projection } from './projection.js';

/** Events kept for those that come a little later. */
const eventsKept = 8_000;
const batchesKept = 200;

/**
 * The log, decoded, for all lanes of a process. Each asks for what comes next for it, at its own pace: those that are
 * level share one subscription; one that is a little behind finds what the others had, one that is far behind reads for
 * itself and those beside it. So none waits for another, and memory is bounded however far behind any of them is.
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
    /** Ends everything that is under way. */
    private readonly signal: AbortSignal,
  ) {
    this.reading = readingFor(parts.decoder, projections);
    signal.addEventListener('abort', () => this.tail?.stop());
  }

  /**
   * What comes behind this position, as soon as there is something.
   * @param patience milliseconds to wait for it at most
   * @returns undefined at the signal, or when the patience is at its end
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

  /** Undefined where it does not come, or the tail has moved meanwhile. */
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

  /** No further than to the end, where the tail goes on. */
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

import type { RawEvent } from '#event-store';
import { comparePositions, isPosition } from '#kernel';
import type { RawLog } from './raw-log.js';
import { leafOfEvent, type LeafOfEvent } from './sealed-events.js';

const batchSize = 1_000;

/** Reads the raw log once, in batches, without keeping the content of events. */
export class RawLogCursor {
  private readonly batches: AsyncIterator<{ readonly events: readonly RawEvent[] }>;
  private batch: readonly RawEvent[] = [];
  private taken = 0;

  /** @param after The position after which to start. Default: the first stored event, whatever its position. */
  constructor(store: RawLog, after?: string) {
    this.batches = store.readRaw({ after, batchSize })[Symbol.asyncIterator]();
  }

  /** The next events up to this position, including those at invalid positions. */
  takeThrough(position: string): Promise<LeafOfEvent[]> {
    return this.takeWhile((next) => !isPosition(next.position) || comparePositions(next.position, position) <= 0);
  }

  /** At most `limit` next events. Empty at the end of the log. */
  take(limit: number): Promise<LeafOfEvent[]> {
    return this.takeWhile((_next, taken) => taken < limit);
  }

  private async takeWhile(belongs: (next: RawEvent, taken: number) => boolean): Promise<LeafOfEvent[]> {
    const events: LeafOfEvent[] = [];
    for (;;) {
      const next = await this.peek();
      if (!next || !belongs(next, events.length)) return events;
      events.push(leafOfEvent(next));
      this.taken += 1;
    }
  }

  private async peek(): Promise<RawEvent | undefined> {
    while (this.taken === this.batch.length) {
      const { value, done } = await this.batches.next();
      if (done) return undefined;
      this.batch = value.events;
      this.taken = 0;
    }
    return this.batch[this.taken];
  }
}

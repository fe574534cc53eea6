import { randomUUID } from 'node:crypto';
import type { TransactionLog } from '../log/transaction-log.js';
import type { EventFilter } from './event-filter.js';
import { readPage } from './read-all.js';
import type { ReadResponse } from './read-response.js';

export interface AllSubscription {
  /** The position behind which events are wanted; -1 for the beginning. */
  readonly after: bigint | 'end';
  readonly allows: EventFilter;
  /** Where there is a filter: how far to look at once, and after how many events to tell how far that was. */
  readonly filtered?: { readonly window: number; readonly checkpointInterval: number };
}

/** Live messages that wait for a slow client before it is made to catch up again. */
export const liveBufferSize = 32;

const pageSize = 32;

/** Every event behind a position: first what is there, then what comes, until the signal aborts. */
export async function* subscribeToAll(
  log: TransactionLog,
  subscription: AllSubscription,
  signal: AbortSignal,
): AsyncGenerator<ReadResponse> {
  yield { kind: 'confirmed', subscriptionId: randomUUID() };
  yield* new RunningSubscription(log, subscription, signal).run();
}

class RunningSubscription {
  /** The position of the event or checkpoint sent last; -1 where there is none. */
  #checkpoint: bigint;
  #sentCheckpoint = -1n;
  /** The first record that counts as live. */
  readonly #subscribedAt: number;

  constructor(
    private readonly log: TransactionLog,
    private readonly subscription: AllSubscription,
    private readonly signal: AbortSignal,
  ) {
    this.#subscribedAt = log.records.length;
    this.#checkpoint = subscription.after === 'end' ? log.lastPosition : subscription.after;
  }

  async *run(): AsyncGenerator<ReadResponse> {
    if (this.#checkpoint < this.log.lastPosition) yield* this.#catchUp();
    for (;;) {
      yield { kind: 'caught-up', of: 'all', at: this.#checkpoint };
      yield* this.#live();
      yield { kind: 'fell-behind', of: 'all', at: this.#checkpoint };
      yield* this.#tellCheckpoint();
      yield* this.#catchUp();
    }
  }

  *#catchUp(): Generator<ReadResponse> {
    const { allows, filtered } = this.subscription;
    const interval = filtered?.checkpointInterval ?? Infinity;
    let considered = 0;
    for (let from = this.#checkpoint < 0n ? 0n : this.#checkpoint; ;) {
      const page = readPage(this.log, from, { allows, maxCount: pageSize, window: filtered?.window ?? Infinity });
      for (const record of page.records.filter(({ position }) => position > this.#checkpoint)) {
        yield { kind: 'event', record };
        this.#checkpoint = record.position;
      }
      if (this.#checkpoint < page.from && page.from < page.next) this.#checkpoint = page.from;
      considered += page.considered;
      if (page.isEndOfStream) {
        if (this.#checkpoint < 0n && page.next > 0n) this.#checkpoint = 0n;
        yield* this.#tellCheckpoint();
        return;
      }
      if (considered >= interval) {
        considered %= interval;
        yield* this.#tellCheckpoint();
      }
      from = page.next;
    }
  }

  /** Ends when more waits than the buffer holds. */
  async *#live(): AsyncGenerator<ReadResponse> {
    for (let index = this.log.indexAt(this.#checkpoint + 1n); ;) {
      const waiting = [...this.#messagesFrom(index)];
      if (waiting.length > liveBufferSize) return;
      index = this.log.records.length;
      for (const message of waiting) {
        if (message.kind === 'event') {
          // A client may have asked for what lies behind a position that the log has yet to reach.
          if (message.record.position <= this.#checkpoint) continue;
          yield message;
          this.#checkpoint = message.record.position;
        } else if (message.position >= this.#checkpoint) {
          this.#checkpoint = message.position;
          yield* this.#tellCheckpoint();
        }
      }
      if (index === this.log.records.length) await this.log.grown(this.signal);
    }
  }

  *#messagesFrom(index: number): Generator<Extract<ReadResponse, { readonly kind: 'event' | 'checkpoint' }>> {
    const { allows, filtered } = this.subscription;
    for (const [offset, record] of this.log.records.slice(index).entries()) {
      if (allows(record)) yield { kind: 'event', record };
      const seen = index + offset - this.#subscribedAt + 1;
      if (filtered && seen > 0 && seen % filtered.checkpointInterval === 0) {
        yield { kind: 'checkpoint', position: record.position };
      }
    }
  }

  /** Only a subscription with a filter has checkpoints, and none is told twice. */
  *#tellCheckpoint(): Generator<ReadResponse> {
    if (!this.subscription.filtered || this.#checkpoint <= this.#sentCheckpoint) return;
    this.#sentCheckpoint = this.#checkpoint;
    yield { kind: 'checkpoint', position: this.#checkpoint };
  }
}

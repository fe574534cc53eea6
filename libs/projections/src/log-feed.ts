import { backOff } from '#database';
import type { EventBatch, EventStore } from '#event-store';
import { comparePositions } from '#kernel';
import { DecodedBatch } from './decoded-batch.js';
import { type Decode, decodeEach } from './decoded-event.js';
import type { ProjectionLog } from './projection-log.js';

export interface LogFeedParts {
  readonly store: EventStore;
  readonly decode: Decode;
  readonly logger: ProjectionLog;
}

const batchSize = 1_000;
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
  private readonly reads = new Map<string, Promise<DecodedBatch>>();
  private tail: LogTail | undefined;

  constructor(
    private readonly parts: LogFeedParts,
    private readonly categories: readonly string[],
    /** Ends everything that is under way. */
    private readonly signal: AbortSignal,
  ) {}

  /** What comes behind this position, as soon as there is something; undefined at the signal. */
  async next(after: string, signal: AbortSignal): Promise<DecodedBatch | undefined> {
    while (!signal.aborted && !this.signal.aborted) {
      const batch = this.findKept(after) ?? (await unlessAborted(this.soon(after), signal));
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

  /** Undefined where the tail has moved meanwhile. */
  private soon(after: string): Promise<DecodedBatch | undefined> {
    if (this.tail && comparePositions(after, this.tail.position) < 0) return this.read(after, this.tail.position);
    if (!this.tail || comparePositions(after, this.tail.position) > 0) {
      this.tail?.stop();
      this.tail = new LogTail(this.parts, this.categories, after, this.signal, (batch) => this.keep(batch));
    }
    return this.tail.next();
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
    const { store, decode } = this.parts;
    for await (const { events, through } of store.readAll({ after, categories: this.categories, batchSize })) {
      const due = events.filter(({ position }) => comparePositions(position, end) <= 0);
      const to = comparePositions(through, end) < 0 ? through : end;
      const batch = new DecodedBatch(await decodeEach(decode, due), after, to);
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

/** One subscription, read no faster than somebody asks. */
class LogTail {
  private readonly stopping = new AbortController();
  private batches: AsyncIterator<EventBatch> | undefined;
  private pulling: Promise<DecodedBatch | undefined> | undefined;

  constructor(
    private readonly parts: LogFeedParts,
    private readonly categories: readonly string[],
    /** Up to where it was read. */
    public position: string,
    signal: AbortSignal,
    private readonly keep: (batch: DecodedBatch) => void,
  ) {
    signal.addEventListener('abort', () => this.stop(), { once: true, signal: this.stopping.signal });
  }

  stop(): void {
    this.stopping.abort();
  }

  /** What comes next, the same for all who ask before it has come; undefined where it was stopped. */
  next(): Promise<DecodedBatch | undefined> {
    this.pulling ??= this.pull().finally(() => (this.pulling = undefined));
    return this.pulling;
  }

  private async pull(): Promise<DecodedBatch | undefined> {
    const { store, decode, logger } = this.parts;
    const { signal } = this.stopping;
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        const { position: after, categories } = this;
        this.batches ??= store.subscribe({ after, categories, batchSize, signal })[Symbol.asyncIterator]();
        const { value, done } = await this.batches.next();
        if (!done) {
          const batch = new DecodedBatch(await decodeEach(decode, value.events), after, value.through);
          this.position = value.through;
          this.keep(batch);
          return batch;
        }
      } catch (error) {
        logger.warn({ err: error, failures }, 'reading the log failed');
      }
      this.batches = undefined;
      await backOff(failures, signal);
    }
    return undefined;
  }
}

const unlessAborted = <Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result | undefined> =>
  new Promise((resolve, reject) => {
    const abort = () => resolve(undefined);
    signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });

import { backOff } from '#database';
import type { Decoder, EventBatch, EventStore } from '#event-store';
import { DecodedBatch } from './decoded-batch.js';
import type { LogReading } from './decoded-event.js';
import type { ProjectionLog } from './projection-log.js';

export interface LogSource {
  readonly store: EventStore;
  readonly decoder: Decoder;
  readonly logger: ProjectionLog;
}

export const batchSize = 1_000;

type Waiting = (batch?: DecodedBatch) => void;

/** One subscription for all who wait for the next batch, read no faster than they ask. */
export class SharedSubscription {
  private readonly stopping = new AbortController();
  private readonly waiting = new Set<Waiting>();
  private batches: AsyncIterator<EventBatch> | undefined;
  private isPulling = false;

  constructor(
    private readonly parts: LogSource,
    private readonly reading: LogReading,
    private reached: string,
    /** Called with each batch before those who wait get it. */
    private readonly keep: (batch: DecodedBatch) => void,
  ) {}

  /** The position up to which the log was read. */
  get position(): string {
    return this.reached;
  }

  stop(): void {
    this.stopping.abort();
    this.batches?.return?.().catch(() => undefined); // nobody is left to report to
  }

  /**
   * The next batch. Undefined if the signal aborts, the wait (in milliseconds) is over, or the subscription was
   * stopped.
   */
  next(signal: AbortSignal, patience?: number): Promise<DecodedBatch | undefined> {
    return new Promise((resolve) => {
      const settle: Waiting = (batch) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
        this.waiting.delete(settle);
        resolve(batch);
      };
      const giveUp = () => settle();
      const timer = patience === undefined ? undefined : setTimeout(giveUp, patience);
      signal.addEventListener('abort', giveUp);
      this.waiting.add(settle);
      if (!this.isPulling) void this.pull();
    });
  }

  private async pull(): Promise<void> {
    this.isPulling = true;
    const batch = await this.pulled();
    this.isPulling = false;
    for (const settle of this.waiting) settle(batch);
  }

  private async pulled(): Promise<DecodedBatch | undefined> {
    const { store, logger } = this.parts;
    const { categories, decode } = this.reading;
    const { signal } = this.stopping;
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        const { reached: after } = this;
        this.batches ??= store.subscribe({ after, categories, batchSize, signal })[Symbol.asyncIterator]();
        const { value, done } = await this.batches.next();
        if (!done) {
          const batch = new DecodedBatch(await decode(value.events), after, value.through);
          this.reached = value.through;
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

import type { LogCase } from './servicenow/log-case.js';

/** Cases per batch, and batches in flight: just enough that the store always has a commit waiting. */
const casesPerBatch = 64;
const batchesInFlight = 3;

/** Handles cases in batches, several at a time, but never two batches with the same case. */
export class CaseBatches {
  private batch: LogCase[] = [];
  private readonly inFlight = new Set<Promise<void>>();
  private readonly busy = new Set<string>();

  constructor(private readonly handle: (cases: readonly LogCase[]) => Promise<void>) {}

  /**
   * Resolves when the next case can be added.
   * @throws whatever handling an earlier batch threw.
   */
  async add(logCase: LogCase): Promise<void> {
    if (this.busy.has(logCase.stream)) await this.drain();
    this.busy.add(logCase.stream);
    this.batch.push(logCase);
    if (this.batch.length < casesPerBatch) return;
    this.send();
    if (this.inFlight.size >= batchesInFlight) await Promise.race(this.inFlight);
  }

  /**
   * Resolves when all batches are handled.
   * @throws whatever handling a batch threw.
   */
  async drain(): Promise<void> {
    this.send();
    await Promise.all(this.inFlight);
  }

  private send(): void {
    const { batch } = this;
    this.batch = [];
    const sent = this.handle(batch);
    this.inFlight.add(sent);
    const done = () => {
      this.inFlight.delete(sent);
      for (const { stream } of batch) this.busy.delete(stream);
    };
    // A failed batch stays in the list; the next `add` or `drain` reports its error.
    sent.then(done, () => undefined);
  }
}

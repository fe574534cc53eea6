import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppendRejected, type AppendRequest } from '../port.js';
import type { AppendOutcome } from './append-batch.js';

/** Larger batches gain no throughput and make later appends wait longer. */
const eventsPerBatch = 500;

interface Pending {
  readonly request: AppendRequest;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: while a batch is being committed, arriving appends form the next one. There is no timer, so a lone
 * writer never waits, and under load batches grow by themselves.
 */
export class GroupCommit {
  #pending: Pending[] = [];
  #isCommitting = false;

  /** @param commit Writes requests of different streams in one transaction. */
  constructor(private readonly commit: (requests: readonly AppendRequest[]) => Promise<readonly AppendOutcome[]>) {}

  /** Resolves with the outcome once it is durable. */
  append(request: AppendRequest): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ request, resolve, reject });
      if (!this.#isCommitting) void this.#commitPending();
    });
  }

  async #commitPending(): Promise<void> {
    this.#isCommitting = true;
    while (this.#pending.length > 0) {
      await nextTurn(); // writers whose last append has just returned join the batch
      await this.#settle(this.#takeBatch());
    }
    this.#isCommitting = false;
  }

  /** Takes the longest-waiting appends, one per stream: a second append depends on the outcome of the first. */
  #takeBatch(): readonly Pending[] {
    const batch: Pending[] = [];
    const later: Pending[] = [];
    const streams = new Set<string>();
    let events = 0;
    for (const pending of this.#pending) {
      const { stream, events: more } = pending.request;
      const fits = batch.length === 0 || events + more.length <= eventsPerBatch;
      if (!fits || streams.has(stream)) {
        later.push(pending);
      } else {
        batch.push(pending);
        events += more.length;
      }
      streams.add(stream); // also for postponed appends, so that later ones of the same stream do not overtake them
    }
    this.#pending = later;
    return batch;
  }

  /**
   * Commits a batch. If a bad value makes it fail, halves it until the bad request is alone, so that the others
   * succeed.
   */
  async #settle(batch: readonly Pending[]): Promise<void> {
    try {
      const outcomes = await this.commit(batch.map(({ request }) => request));
      outcomes.forEach((outcome, index) => batch[index]?.resolve(outcome));
    } catch (error) {
      if (error instanceof AppendRejected && batch.length > 1) {
        const middle = Math.ceil(batch.length / 2);
        await this.#settle(batch.slice(0, middle));
        await this.#settle(batch.slice(middle));
      } else {
        for (const { reject } of batch) reject(error);
      }
    }
  }
}

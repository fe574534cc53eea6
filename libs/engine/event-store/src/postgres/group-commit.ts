import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppendRejected, type AppendRequest } from '../port.js';
import type { AppendOutcome } from './append-batch.js';

/** Beyond this a batch gains no more rate, and those who come behind it wait longer. */
const eventsPerBatch = 500;

interface Pending {
  readonly request: AppendRequest;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Many appends, one commit. While a batch is on its way to the disk, everything that arrives forms the next one: no
 * timer, so a lone writer waits for nobody, and under load the batches grow by themselves.
 */
export class GroupCommit {
  #pending: Pending[] = [];
  #isCommitting = false;

  /** @param commit writes requests of different streams in one transaction */
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

  /** The longest waiting first, but only one of each stream: the second builds on the first and must see its outcome. */
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
      streams.add(stream); // also of those left behind, so that none is overtaken by a younger one of its stream
    }
    this.#pending = later;
    return batch;
  }

  /** A batch refused for one bad value is halved until that stands alone; the others are none the worse. */
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

import { backOff } from '#database';
import { beginning } from '#kernel';
import type { EventBatch, ReadAllOptions, SubscribeOptions } from './port.js';

export interface Followed {
  readAll(options: ReadAllOptions): AsyncIterable<EventBatch>;
  /** Resolves when the log has events after `position`, or when the signal aborts. */
  beyond(position: string, signal: AbortSignal): Promise<void>;
  /** Waits after the nth consecutive fault. Throws the fault if waiting cannot help. */
  recover(error: unknown, nth: number, signal: AbortSignal): Promise<void>;
}

/**
 * A subscription built from reads: read to the end, wait for growth, repeat. Fetches nothing before it is asked for, so
 * a slow consumer costs neither memory nor a connection.
 */
export async function* follow(log: Followed, options: SubscribeOptions): AsyncGenerator<EventBatch, void, undefined> {
  const { signal, after = beginning, ...selection } = options;
  let through = after;
  let faults = 0;
  while (!signal.aborted) {
    try {
      for await (const batch of log.readAll({ ...selection, after: through })) {
        if (signal.aborted) return;
        yield batch;
        through = batch.through;
        faults = 0;
      }
      await log.beyond(through, signal);
    } catch (error) {
      if (signal.aborted) return;
      await log.recover(error, ++faults, signal);
    }
  }
}

/** Reports transient faults and backs off, longer after each consecutive one. Rethrows all others. */
export const waitingOut =
  (passes: (error: unknown) => boolean, reportError: (error: unknown) => void): Followed['recover'] =>
  async (error, nth, signal) => {
    if (!passes(error)) throw error;
    reportError(error);
    await backOff(nth, signal);
  };

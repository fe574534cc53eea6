import { backOff } from '#database';
import { beginning } from '#kernel';
import type { EventBatch, ReadAllOptions, SubscribeOptions } from './port.js';

export interface Followed {
  readAll(options: ReadAllOptions): AsyncIterable<EventBatch>;
  /** Resolves once the log reaches beyond `position`, or with the signal. */
  beyond(position: string, signal: AbortSignal): Promise<void>;
  /** Waits out the nth fault in a row; throws it where waiting won't help. */
  recover(error: unknown, nth: number, signal: AbortSignal): Promise<void>;
}

/**
 * A subscription made of reads: to the end, wait for growth, on to the new end. Nothing is fetched before it is asked
 * for, so a slow consumer costs neither memory nor a connection, and live is only the end of catching up.
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

/** Reports faults that pass by themselves and waits them out, longer after each in a row; throws all others. */
export const waitingOut =
  (passes: (error: unknown) => boolean, reportError: (error: unknown) => void): Followed['recover'] =>
  async (error, nth, signal) => {
    if (!passes(error)) throw error;
    reportError(error);
    await backOff(nth, signal);
  };

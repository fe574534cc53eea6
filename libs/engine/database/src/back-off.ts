import { setTimeout as sleep } from 'node:timers/promises';

const shortestMilliseconds = 50;
const longestMilliseconds = 5_000;

/** Waits that long, or until the signal aborts. */
export const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
};

/**
 * Waits 50 ms, then twice as long after each consecutive failure, up to five seconds. Returns early when the signal
 * aborts.
 */
export const backOff = (failures: number, signal: AbortSignal): Promise<void> =>
  pause(Math.min(shortestMilliseconds * 2 ** (failures - 1), longestMilliseconds), signal);

/** Repeats `work` until the signal aborts. Reports each failure and backs off after consecutive ones. */
export const repeat = async (
  work: () => Promise<void>,
  reportError: (error: unknown) => void,
  signal: AbortSignal,
): Promise<void> => {
  for (let failures = 0; !signal.aborted;) {
    try {
      await work();
      failures = 0;
    } catch (error) {
      reportError(error);
      await backOff(++failures, signal);
    }
  }
};

import { setTimeout as sleep } from 'node:timers/promises';

const shortestMilliseconds = 50;
const longestMilliseconds = 5_000;

/** Waits that long; returns at once when the signal comes. */
export const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
};

/** Waits twice as long after each failure in a row, up to five seconds; returns at once when the signal comes. */
export const backOff = (failures: number, signal: AbortSignal): Promise<void> =>
  pause(Math.min(shortestMilliseconds * 2 ** (failures - 1), longestMilliseconds), signal);

/** Does its work again and again until the signal, and after failures in a row, each of them reported, ever more slowly. */
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

import { setTimeout as sleep } from 'node:timers/promises';

const shortestMilliseconds = 50;
const longestMilliseconds = 5_000;

/** Waits twice as long after each failure in a row, up to five seconds; returns at once when the signal comes. */
export const backOff = async (failures: number, signal: AbortSignal): Promise<void> => {
  const milliseconds = Math.min(shortestMilliseconds * 2 ** (failures - 1), longestMilliseconds);
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
};

import { instantOf } from '#kernel';

/**
 * The clock of every process of the crash test: from the moment that `CASEFOLD_TEST_CLOCK` names (`<Unix milliseconds>x<speed>`)
 * time runs so many times as fast, so that days of a silent customer pass in seconds.
 */
export const fastClock = () => {
  const [since, speed] = process.env.CASEFOLD_TEST_CLOCK.split('x').map(Number);
  return { now: () => instantOf(Math.trunc(since + (Date.now() - since) * speed)) };
};

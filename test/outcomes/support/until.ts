import { setImmediate as turn } from 'node:timers/promises';

/** Resolves once the condition holds; the test's own bound is the limit. */
export const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await turn();
};

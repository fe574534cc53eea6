// What a spec gets when it imports '@jest/globals'.
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test;

/** Each spec file has its own; modules that were imported by an earlier one see them too, since imports are live. */
export const setGlobals = (globals) => {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globals);
};

// The module that specs get when they import '@jest/globals'.
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test;

/** Replaced for each spec file. Modules that an earlier spec imported see the new values, since ES imports are live. */
export const setGlobals = (globals) => {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globals);
};

import { afterAll, beforeAll } from '@jest/globals';
import { openInterruptibleKurrentDb } from './support/interruptible-kurrentdb.js';
import { describeUnknownOutcomes } from './support/unknown-outcomes.contract.js';

/** The adapter bears faults for fifteen seconds, and a command some more; here they pass fifty times as fast. */
const hurry = 50;
const now = performance.now.bind(performance);

beforeAll(() => {
  performance.now = () => now() * hurry;
});

afterAll(() => {
  performance.now = now;
});

describeUnknownOutcomes('KurrentDB', openInterruptibleKurrentDb);

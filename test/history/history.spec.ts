import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import { rounds } from '../support/effort.js';
import { faultsOf } from './support/check-history.js';
import { planOf } from './support/plan.js';
import { runWriters } from './support/run-writers.js';
import { openSharedLog, type SharedLog } from './support/shared-log.js';
import type { Testimony } from './support/step.js';

const seed = Number(process.env['CASEFOLD_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
const appends = rounds(10_000, { setting: 'CASEFOLD_APPENDS' });
const writers = 16;
const processes = 2;
const eventsPerStream = 40;

let log: SharedLog;
let events: readonly StoredEvent[];
let testimony: Testimony;

beforeAll(async () => {
  log = await openSharedLog();
  const streams = Math.ceil(appends / eventsPerStream);
  const plan = planOf({ seed, appends, writers, streams, repeats: 1 / 3, careful: 0 });
  testimony = await runWriters(log, plan, processes);
  events = await log.events();
}, 600_000);

afterAll(() => log?.close());

describe(`${appends} commands of ${writers} writers in ${processes} processes, a third of them repeats (CASEFOLD_SEED=${seed})`, () => {
  it('are all answered', () => {
    expect(testimony.answers).toHaveLength(appends);
  });

  it('are repeated in a third of the cases', () => {
    const different = new Set(testimony.answers.map(({ commandId }) => commandId)).size;
    expect(different / appends).toBeGreaterThan(0.63);
    expect(different / appends).toBeLessThan(0.7);
  });

  it('stand in the log once, where every answer said, in an order that time allows; and nothing else does', () => {
    expect(faultsOf(events, testimony.answers).slice(0, 10)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import { faultsOf } from '../history/support/check-history.js';
import { planOf } from '../history/support/plan.js';
import { runWriters } from '../history/support/run-writers.js';
import { openSharedLog, type SharedLog } from '../history/support/shared-log.js';
import type { Testimony } from '../history/support/step.js';
import { rounds } from '../support/effort.js';

const seed = Number(process.env['CASEFOLD_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
/** Enough to touch every stream. */
const appends = rounds(4_000, { atLeast: 1_000 });
const writers = 32;
const streams = 20;
const processes = 2;

let log: SharedLog;
let events: readonly StoredEvent[];
let testimony: Testimony;

beforeAll(async () => {
  log = await openSharedLog();
  const plan = planOf({ seed, appends, writers, streams, repeats: 0.1, careful: 0.3 });
  testimony = await runWriters(log, plan, processes);
  events = await log.events();
}, 300_000);

afterAll(() => log?.close());

describe(`a storm of ${writers} writers on ${streams} streams in ${processes} processes (CASEFOLD_SEED=${seed})`, () => {
  it('is one: commands meet, and careful writers are told', () => {
    expect(testimony.conflicts).toBeGreaterThan(appends / 100);
    expect(testimony.refusals).toBeGreaterThan(appends / 100);
  });

  it('ends with every command accepted', () => {
    expect(testimony.answers).toHaveLength(appends);
  });

  it('leaves every stream without a gap, and every accepted command where it was said to be', () => {
    expect(new Set(events.map(({ stream }) => stream)).size).toBe(streams);
    expect(faultsOf(events, testimony.answers).slice(0, 10)).toEqual([]);
  });

  it('makes no deadlock', async () => {
    expect(await log.deadlocks()).toBe(0);
  });
});

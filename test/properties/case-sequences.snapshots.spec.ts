import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store';
import { MemorySubjectKeys } from '#encryption';
import { MemorySnapshots } from '#snapshots';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { proveSequences, seed, sequencesOf, type Subject } from './case-sequences.js';

/** Counts loads from a snapshot: without any, the test would prove nothing. */
class CountingSnapshots extends MemorySnapshots {
  static found = 0;

  override async find(...asked: Parameters<MemorySnapshots['find']>): ReturnType<MemorySnapshots['find']> {
    const found = await super.find(...asked);
    if (found) CountingSnapshots.found += 1;
    return found;
  }
}

const newSubject = async (): Promise<Subject> => {
  const ground = { store: new MemoryEventStore(), keys: new MemorySubjectKeys(), snapshots: new CountingSnapshots(3) };
  return { ...ground, send: await commandsOn(ground) };
};

const wanted = sequencesOf(2_000);

describe(`${wanted} random sequences of commands (CASEFOLD_SEED=${seed}) with a snapshot every three events`, () => {
  it('have the same outcomes as without snapshots', async () => {
    const { sequences } = await proveSequences(newSubject, { sequences: wanted });
    expect(sequences).toBe(wanted);
    expect(CountingSnapshots.found).toBeGreaterThan(wanted);
  }, 600_000);
});

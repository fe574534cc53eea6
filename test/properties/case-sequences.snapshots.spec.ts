import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store';
import { MemorySubjectKeys } from '#privacy';
import { MemorySnapshots } from '#snapshots';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { proveSequences, seed, type Subject } from './case-sequences.js';

/** Counts what was resumed from a snapshot: a proof in which none ever was would prove nothing. */
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

describe(`2,000 random sequences of commands (CASEFOLD_SEED=${seed}) with a snapshot every three events`, () => {
  it('come out as without', async () => {
    const { sequences } = await proveSequences(newSubject, 2_000);
    expect(sequences).toBe(2_000);
    expect(CountingSnapshots.found).toBeGreaterThan(2_000);
  }, 600_000);
});

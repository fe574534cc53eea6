import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store';
import { MemorySubjectKeys } from '#encryption';
import { MemorySnapshots } from '#snapshots';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { proveSequences, seed, sequencesOf, type Subject } from './case-sequences.js';

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

const wanted = sequencesOf(2_000);

describe(`${wanted} random sequences of commands (CASEFOLD_SEED=${seed}) with a snapshot every three events`, () => {
  it('come out as without', async () => {
    const { sequences } = await proveSequences(newSubject, { sequences: wanted });
    expect(sequences).toBe(wanted);
    expect(CountingSnapshots.found).toBeGreaterThan(wanted);
  }, 600_000);
});

import { describe, expect, it } from '@jest/globals';
import { collect, MemoryEventStore } from '#event-store';
import { SystemClock } from '#platform';
import { MemorySubjectKeys } from '#encryption';
import { NoSnapshots } from '#snapshots';
import { isCaseNumber } from './case-number.js';
import { CaseNumbers } from './case-numbers.allocator.js';
import { numbersStream } from './number-blocks.js';

const keys = new MemorySubjectKeys();
const clock = new SystemClock();
const allocatorOn = (store: MemoryEventStore): CaseNumbers => new CaseNumbers(store, keys, clock, new NoSnapshots());

describe('the allocator of case numbers', () => {
  it('hands out numbers in order, each once, even to concurrent callers', async () => {
    const numbers = allocatorOn(new MemoryEventStore());
    const taken = await Promise.all(Array.from({ length: 2500 }, () => numbers.next()));
    expect(new Set(taken).size).toBe(2500);
    expect(taken).toEqual([...taken].sort());
    expect(taken.every(isCaseNumber)).toBe(true);
  });

  it('allots one block for many numbers, not an event for each', async () => {
    const store = new MemoryEventStore();
    const numbers = allocatorOn(store);
    expect(await numbers.take(24_918)).toHaveLength(24_918);
    await numbers.next();
    expect(await collect(store.readStream(numbersStream))).toHaveLength(2);
  });

  it('never repeats a number, despite other allocators and restarts', async () => {
    const store = new MemoryEventStore();
    const beside = [allocatorOn(store), allocatorOn(store)];
    const taken = await Promise.all(beside.flatMap((numbers) => [numbers.take(1500), numbers.take(700)]));
    const anew = await allocatorOn(store).take(10);
    const all = [...taken.flat(), ...anew];
    expect(new Set(all).size).toBe(all.length);
  });
});

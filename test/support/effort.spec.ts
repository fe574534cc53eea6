import { describe, expect, it } from '@jest/globals';
import { effortOf, rounds, someOf } from './effort.js';

describe('the effort of a run', () => {
  it('is a twentieth, unless CASEFOLD_EFFORT says otherwise', () => {
    expect(effortOf({})).toBe(0.05);
    expect(effortOf({ CASEFOLD_EFFORT: '1' })).toBe(1);
    expect(effortOf({ CASEFOLD_EFFORT: '0.3' })).toBe(0.3);
  });

  it.each(['', '0', '-1', 'all', 'Infinity'])('is never %p', (asked) => {
    expect(() => effortOf({ CASEFOLD_EFFORT: asked })).toThrow('CASEFOLD_EFFORT must be a number above 0');
  });
});

describe('the rounds of a suite', () => {
  const full = { CASEFOLD_EFFORT: '1' };

  it('are its share of all, and at least one', () => {
    expect(rounds(10_000, {}, {})).toBe(500);
    expect(rounds(10_000, {}, full)).toBe(10_000);
    expect(rounds(30, {}, {})).toBe(2);
    expect(rounds(3, {}, {})).toBe(1);
  });

  it('are at least as many as it needs', () => {
    expect(rounds(20, { atLeast: 6 }, {})).toBe(6);
    expect(rounds(20, { atLeast: 6 }, full)).toBe(20);
  });

  it('are set by the setting of the suite, if there is one', () => {
    const options = { atLeast: 6, setting: 'CASEFOLD_KILLS' };
    expect(rounds(20, options, { ...full, CASEFOLD_KILLS: '2' })).toBe(2);
    expect(rounds(20, options, full)).toBe(20);
  });
});

describe('some of all', () => {
  const all = Array.from({ length: 60 }, (_, nth) => nth);

  it('are all of them at full effort', () => {
    expect([...someOf(all, {}, { CASEFOLD_EFFORT: '1' })].sort((a, b) => a - b)).toEqual(all);
    expect(someOf(all, {}, { CASEFOLD_EFFORT: '2' })).toHaveLength(60);
  });

  it('are its share of all, without duplicates', () => {
    expect(new Set(someOf(all, {}, {})).size).toBe(3);
    expect(new Set(someOf(all, { atLeast: 7 }, {})).size).toBe(7);
    expect(someOf(['one'], { atLeast: 7 }, {})).toEqual(['one']);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beginning, comparePositions, isPosition } from './position.js';

describe('positions', () => {
  it('are in the order of the numbers they write, however large', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n }), fc.bigInt({ min: 0n, max: 2n ** 64n }), (a, b) => {
        expect(Math.sign(comparePositions(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('begin before the first event', () => {
    expect(comparePositions(beginning, '1')).toBeLessThan(0);
  });

  it.each(['', '-1', '01', '1.0', 'x', ' 1', '123456789012345678901'])('are not %j', (text) => {
    expect(isPosition(text)).toBe(false);
  });
});

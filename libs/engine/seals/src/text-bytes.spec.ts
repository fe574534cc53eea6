import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeTexts } from './text-bytes.js';

it('writes no two lists of texts as the same bytes', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('', 'a', '\0', '\u0001', 'é', '客', '"', ',') }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const areSame = JSON.stringify(one) === JSON.stringify(other);
      expect(writeTexts(0, one).equals(writeTexts(0, other))).toBe(areSame);
      expect(writeTexts(0, one).equals(writeTexts(1, one))).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseNumberOf, firstSerial, isCaseNumber } from './case-number.js';

const caseNumber = fc.integer({ min: firstSerial, max: 9_999_999_999 }).map(caseNumberOf);
const digitPlace = fc.nat({ max: 10 });

describe('a case number', () => {
  it('is a serial and a check digit, at most 11 digits', () => {
    expect(caseNumberOf(firstSerial)).toBe('1000000005');
    fc.assert(fc.property(caseNumber, (number) => isCaseNumber(number) && number.length <= 11));
  });

  it('detects every single wrong digit', () => {
    fc.assert(
      fc.property(caseNumber, digitPlace, fc.nat({ max: 9 }), (number, place, digit) => {
        fc.pre(place < number.length && number[place] !== String(digit));
        return !isCaseNumber(number.slice(0, place) + digit + number.slice(place + 1));
      }),
    );
  });

  it('detects every swap of neighbouring digits', () => {
    fc.assert(
      fc.property(caseNumber, digitPlace, (number, place) => {
        fc.pre(place + 1 < number.length && number[place] !== number[place + 1]);
        return !isCaseNumber(number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2));
      }),
    );
  });

  it('has 10 or 11 digits and nothing else', () => {
    for (const text of ['', '4', '100000000', '100000000004', '1000000005 ', '100000000a', 'INC1000000005']) {
      expect(isCaseNumber(text)).toBe(false);
    }
  });

  it('cannot hold other serials', () => {
    for (const serial of [0, firstSerial - 1, 10_000_000_000, firstSerial + 0.5]) {
      expect(() => caseNumberOf(serial)).toThrow(RangeError);
    }
  });
});

/**
 * F2: a case number is a serial of 9 or 10 digits and a check digit. It can be read over a phone, and at 11 digits at most
 * none looks like a card number.
 */
export const firstSerial = 100_000_000;
const lastSerial = 9_999_999_999;

const form = /^[1-9]\d{9,10}$/;

/** @throws RangeError for a serial that a case number can't hold. */
export const caseNumberOf = (serial: number): string => {
  if (!Number.isInteger(serial) || serial < firstSerial || serial > lastSerial) {
    throw new RangeError(`No case number holds the serial ${serial}`);
  }
  return `${serial}${checkDigitOf(String(serial))}`;
};

/** Whether this can be a case number: false for every number with one wrong digit or two neighbours swapped. */
export const isCaseNumber = (text: string): boolean => form.test(text) && checkDigitOf(text) === 0;

/** Damm's algorithm; over digits that end with their own check digit it gives 0. */
const checkDigitOf = (digits: string): number =>
  [...digits].reduce((interim, digit) => quasigroup[interim][Number(digit)], 0);

/** Totally anti-symmetric, of order 10 (H. M. Damm, 2004). */
const quasigroup: readonly (readonly number[])[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

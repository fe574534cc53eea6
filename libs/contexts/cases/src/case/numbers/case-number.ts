/**
 * F2: a case number is a serial of 9 or 10 digits and a check digit. It is short enough to be read out over a phone,
 * and with at most 11 digits it cannot be mistaken for a card number.
 */
export const firstSerial = 100_000_000;
const lastSerial = 9_999_999_999;

const form = /^[1-9]\d{9,10}$/;

/** @throws RangeError if the serial does not fit into a case number. */
export const caseNumberOf = (serial: number): string => {
  if (!Number.isInteger(serial) || serial < firstSerial || serial > lastSerial) {
    throw new RangeError(`The serial ${serial} does not fit into a case number`);
  }
  return `${serial}${checkDigitOf(String(serial))}`;
};

/** Whether a text is a valid case number. Detects any single wrong digit and any swap of neighbouring digits. */
export const isCaseNumber = (text: string): boolean => form.test(text) && checkDigitOf(text) === 0;

/** Damm's algorithm: the check digit of `digits`, or 0 if they already end with their check digit. */
const checkDigitOf = (digits: string): number =>
  [...digits].reduce((interim, digit) => quasigroup[interim][Number(digit)], 0);

/** Totally anti-symmetric quasigroup of order 10 (H. M. Damm, 2004). */
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

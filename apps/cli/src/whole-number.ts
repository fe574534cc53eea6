import { InvalidArgumentError } from 'commander';

/** Parses an option that is a whole number of at least `least`. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < least) {
      throw new InvalidArgumentError(`It is a whole number from ${least}.`);
    }
    return number;
  };

import { InvalidArgumentError } from 'commander';

/** Returns a parser for an option that is a whole number, at least `least`. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < least) {
      throw new InvalidArgumentError(`The value must be a whole number, at least ${least}.`);
    }
    return number;
  };

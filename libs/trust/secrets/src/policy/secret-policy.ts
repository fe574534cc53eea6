import type { SecretKind } from '../secret.js';

/** A test by which a number proves itself: check digits, dates, shapes that no expression can tell. */
export type CheckName = 'resident-id' | 'hong-kong-id' | 'taiwan-id' | 'aadhaar' | 'token' | 'random';

/**
 * A secret that its own shape gives away. Expressions are read over the folded text and repeat nothing without bound,
 * so that matching stays linear in the length of the text.
 */
export interface ShapePattern {
  readonly kind: SecretKind;
  /** Tried only where one of these occurs in the text, in small letters. */
  readonly hints?: readonly string[];
  /** Tried only where the text has so many digits. */
  readonly digits?: number;
  /** Tried only where so many characters of ASCII stand together without a blank. */
  readonly unbroken?: number;
  /** The group `secret`, where there is one, is the secret; else the whole match. What follows the group must not repeat it. */
  readonly pattern: string;
  readonly anyCase?: boolean;
  readonly check?: CheckName;
  /** What must be said shortly before or after it, in any case. */
  readonly near?: string;
  /** Is none where it is labelled as the number of something: an order, a device. */
  readonly unlessNumbered?: boolean;
}

/** A range of card numbers, told by how they begin and how long they are. */
export interface CardRange {
  readonly brand: string;
  /** Of the first digits. */
  readonly prefix: string;
  readonly lengths: readonly number[];
  /** Too much else looks like it: counts only where a card is spoken of. */
  readonly onlyNearCard?: boolean;
}

/** Words that say what the value behind them is. */
export interface Label {
  /** `harmless` labels take the value for themselves. */
  readonly kind: SecretKind | 'harmless';
  readonly pattern: string;
  /** A word of its own, not a part of one: for scripts that part words by blanks. In small letters. */
  readonly asWord?: boolean;
  /** Says what the value is for, and stands right behind it: `482913 to sign in`. */
  readonly purpose?: boolean;
  /** What may be a value under it; a `code` is made of digits, or of digits and capital letters. */
  readonly values: 'any' | 'word' | 'code' | 'digits' | 'six-digits' | 'token' | 'none';
}

/**
 * What counts as a secret: data, a policy of kind *secret patterns*. Expressions are the sources of regular expressions.
 */
export interface SecretPolicy {
  readonly shapes: readonly ShapePattern[];
  readonly cards: { readonly ranges: readonly CardRange[]; readonly spokenOf: string };
  readonly statements: {
    readonly hints: readonly string[];
    /** Of those that begin at the same place, the first counts. */
    readonly labels: readonly Label[];
    /** Labels of values that are none, beside those of {@link SecretPolicy.numbered}. */
    readonly numbered: string;
    /** What the text between label and value ends with, where the value is farther away than a blank. */
    readonly link: string;
    /** What stands between a value and the label behind it: `482913 is the code`. */
    readonly linkBack: string;
    /** Directly behind a number, they make it a quantity. */
    readonly units: string;
    /** Values of these shapes are names, versions, dates. */
    readonly harmlessValues: string;
    /** What is said of a password, rather than one. */
    readonly remarks: string;
  };
  /** Labels of numbers that may look like a card or an id. */
  readonly numbered: string;
}

import type { SecretKind } from '../secret.js';

/** Validity checks beyond regular expressions: check digits, dates, shapes. */
export type CheckName = 'resident-id' | 'hong-kong-id' | 'taiwan-id' | 'aadhaar' | 'token' | 'random';

/**
 * A secret that is recognizable by its shape. Expressions match the normalized text and have no unbounded repetitions,
 * so that matching stays linear in the length of the text.
 */
export interface ShapePattern {
  readonly kind: SecretKind;
  /** Tried only if the text contains one of these, in lower case. */
  readonly hints?: readonly string[];
  /** Tried only if the text has at least this many digits. */
  readonly digits?: number;
  /** Tried only if the text has a run of at least this many ASCII characters without a space. */
  readonly unbroken?: number;
  /**
   * The group `secret`, if any, is the secret; otherwise the whole match. What follows the group must not repeat it.
   */
  readonly pattern: string;
  readonly anyCase?: boolean;
  readonly check?: CheckName;
  /** Context required shortly before or after it, ignoring case. */
  readonly near?: string;
  /** Not a secret if labelled as another number, such as that of an order or a device. */
  readonly unlessNumbered?: boolean;
}

/** A range of card numbers, by prefix and length. */
export interface CardRange {
  readonly brand: string;
  /** Regular expression of the first digits. */
  readonly prefix: string;
  readonly lengths: readonly number[];
  /** Ambiguous: counts only if the text mentions a card. */
  readonly onlyNearCard?: boolean;
}

/** Words that state what the value after them is. */
export interface Label {
  /** `harmless` labels claim the value, so that it is no secret. */
  readonly kind: SecretKind | 'harmless';
  readonly pattern: string;
  /** Must be a whole word, in scripts that separate words by spaces. In lower case. */
  readonly asWord?: boolean;
  /** States the purpose of the value directly before it: `482913 to sign in`. */
  readonly purpose?: boolean;
  /** The values it can have. A `code` consists of digits, or of digits and capital letters. */
  readonly values: 'any' | 'word' | 'code' | 'digits' | 'six-digits' | 'token' | 'none';
}

/** What counts as a secret, as data. Patterns are sources of regular expressions. */
export interface SecretPolicy {
  readonly shapes: readonly ShapePattern[];
  readonly cards: { readonly ranges: readonly CardRange[]; readonly spokenOf: string };
  readonly statements: {
    readonly hints: readonly string[];
    /** Of labels that start at the same place, the first counts. */
    readonly labels: readonly Label[];
    /** Labels of harmless values, in addition to {@link SecretPolicy.numbered}. */
    readonly numbered: string;
    /** End of the text between label and value, if they are further apart than a space. */
    readonly link: string;
    /** The text between a value and the label after it: `482913 is the code`. */
    readonly linkBack: string;
    /** Directly after a number, they make it a quantity. */
    readonly units: string;
    /** Harmless values, such as names, versions and dates. */
    readonly harmlessValues: string;
    /** Remarks about a password that are not passwords. */
    readonly remarks: string;
  };
  /** Labels of numbers that may look like a card number or id. */
  readonly numbered: string;
}

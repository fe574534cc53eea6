/** A text normalized for matching, with the origin of its units. */
export interface FoldedText {
  readonly text: string;
  /** Offset in the original of each unit of `text`. Undefined if they are the same. */
  readonly origins?: readonly number[];
}

/** Neither ASCII nor a common ideograph: only these characters can be disguised. */
const foldable = /[^\0-\x7f\u4e00-\u9fff]/;
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/;
const dash = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d\u30fc]/;
const quote = /[\u2018-\u201f\u2032\u2033\u300c-\u300f\u00ab\u00bb]/;
const decimalDigit = /^\p{Nd}$/u;

/** Letters of other alphabets that look like Latin ones. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  ѕ: 's',
  і: 'i',
  ο: 'o',
  ρ: 'p',
};

/**
 * Removes disguises that hide a secret from a pattern but not from a reader: full-width forms, digits of other scripts,
 * invisible characters, unusual spaces, dashes and quotes, and letters that only look Latin.
 */
export const folded = (original: string): FoldedText => {
  if (!foldable.test(original)) return { text: original };
  const origins: number[] = [];
  let text = '';
  for (let at = 0; at < original.length;) {
    const character = String.fromCodePoint(original.codePointAt(at) as number);
    const plain = foldable.test(character) ? foldedCharacter(character) : character;
    for (let unit = 0; unit < plain.length; unit++) origins.push(at);
    text += plain;
    at += character.length;
  }
  origins.push(original.length);
  return { text, origins };
};

const known = new Map<string, string>();

const foldedCharacter = (character: string): string => {
  const found = known.get(character);
  if (found !== undefined) return found;
  const plain = fold(character);
  if (known.size < 4096) known.set(character, plain);
  return plain;
};

const fold = (character: string): string => {
  if (invisible.test(character)) return '';
  if (dash.test(character)) return '-';
  if (quote.test(character)) return '"';
  if (character === '，') return ', '; // the space keeps the numbers on both sides apart
  const plain = lookalikes[character] ?? character.normalize('NFKC');
  return decimalDigit.test(plain) ? digitOf(plain) : plain;
};

/** The decimal digits of a script are consecutive, starting with zero. */
const digitOf = (character: string): string => {
  const code = character.codePointAt(0) as number;
  let zero = code;
  while (zero > code - 9 && decimalDigit.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
};

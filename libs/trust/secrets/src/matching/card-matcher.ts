import type { CardRange, SecretPolicy } from '../policy/secret-policy.js';
import type { Secret } from '../secret.js';
import { passesLuhn } from './checks.js';
import { matches, reach } from './expressions.js';
import type { Numbering } from './numbering.js';

/** A run of digits. */
interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

export const shortestCard = 12;
const longest = 19;
const separator = /^(?:[ \t.\-_/·]{1,3}|\s{1,2}|\s-\s)$/;
const joined = /[A-Za-z0-9_*]/;

/** Group sizes as printed on cards. Single digits and equal groups are also accepted. */
const printed = new Set([
  '4,6,5',
  '4,6,4',
  '6,13',
  '4,12',
  '4,4,5',
  '8,8',
  '6,4,4,5',
  '4,4,4,4,1',
  '4,4,4,4,2',
  '4,4,4,4,3',
]);

/** Finds card numbers: in an issuer's range, with a valid check digit, and not labelled as another number. */
export class CardMatcher {
  private readonly ranges: readonly (CardRange & { readonly begins: RegExp })[];
  private readonly spokenOf: RegExp;

  constructor(
    { ranges, spokenOf }: SecretPolicy['cards'],
    private readonly numbered: Numbering,
  ) {
    this.ranges = ranges.map((range) => ({ ...range, begins: new RegExp(`^(?:${range.prefix})`) }));
    this.spokenOf = new RegExp(spokenOf, 'i');
  }

  *find(text: string): Generator<Secret> {
    const groups = groupsIn(text);
    for (let first = 0; first < groups.length;) {
      const last = this.cardFrom(text, groups, first);
      if (last === undefined) first++;
      else {
        yield { kind: 'card', start: groups[first].start, end: groups[last].end };
        first = last + 1;
      }
    }
  }

  /** Index of the last group of the card number that starts with this one. */
  private cardFrom(text: string, groups: readonly Group[], first: number): number | undefined {
    const { start } = groups[first];
    if (start > 0 && joined.test(text[start - 1])) return undefined;
    let digits = '';
    let found: number | undefined;
    for (let last = first; last < groups.length; last++) {
      if (last > first && !separator.test(text.slice(groups[last - 1].end, groups[last].start))) break;
      digits += groups[last].digits;
      if (digits.length > longest) break;
      if (digits.length < shortestCard || joined.test(text[groups[last].end] ?? '')) continue;
      if (this.isCard(text, digits, start, groups[last].end) && isPrinted(groups.slice(first, last + 1))) found = last;
    }
    return found;
  }

  private isCard(text: string, digits: string, start: number, end: number): boolean {
    const ranges = this.ranges.filter(({ begins, lengths }) => lengths.includes(digits.length) && begins.test(digits));
    if (ranges.length === 0 || !passesLuhn(digits) || this.numbered.names(text, start, end)) return false;
    const near = text.slice(Math.max(0, start - reach), end + reach / 2);
    return ranges.some(({ onlyNearCard }) => !onlyNearCard) || this.spokenOf.test(near);
  }
}

const groupsIn = (text: string): Group[] =>
  Array.from(matches(/\d{1,40}/g, text), ({ 0: digits, index }) => ({
    digits,
    start: index,
    end: index + digits.length,
  }));

const isPrinted = (groups: readonly Group[]): boolean => {
  const sizes = groups.map(({ digits }) => digits.length);
  const size = sizes[0];
  return (
    printed.has(sizes.join()) || sizes.every((each, nth) => each === size || (nth === sizes.length - 1 && each < size))
  );
};

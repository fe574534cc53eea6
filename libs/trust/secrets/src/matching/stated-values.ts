import { matches } from './expressions.js';

/** A part of the text that may be a value. */
export interface StatedValue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Its digits, if it consists only of digits, grouped or spelled out in English. */
  readonly digits?: string;
}

const grouped = [
  String.raw`\d{4,12}`,
  String.raw`\d{3}[ -]\d{3}`,
  String.raw`\d{4}(?:[ -]\d{4}){1,9}`,
  String.raw`\d{4}-\d{4}(?: \d{4}-\d{4}){1,9}`,
  String.raw`\d{6}(?: \d{6}){1,9}`,
  String.raw`\d{8}(?: \d{8}){1,9}`,
  String.raw`\d{2}(?:[ -]\d{2}){1,3}`,
  String.raw`\d(?:[ .,-]{1,2}\d){3,7}`,
].join('|');
/** `482913,5分钟内有效`: the validity follows after the comma. */
const lifetime = String.raw`\d?\s?(?:分|秒|小[时時]|天|min|h(?:ou)?r|sec)`;
/** Not inside a longer number, an amount, a time or a version. */
const number = String.raw`(?<![\w*#$€£¥+./]|\d[-,:]|\d )(?:G-)?(?<number>${grouped}|[零〇一二三四五六七八九]{4,8})(?![\w*%/]|[.:-]\d|,\d(?!${lifetime})|[ -]\d)`;
const spelledDigits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const spelledDigit = `(?:${spelledDigits.join('|')}|oh)`;
const spelled = String.raw`(?<![\w-])(?<spelled>${spelledDigit}(?:[ ,.-]{1,3}${spelledDigit}){3,11})(?![\w-])`;
const outside = String.raw`\s,;:="()<>\[\]{}\u2e80-\u9fff\uff00-\uffef`;
const token = String.raw`[^${outside}'*-][^${outside}]{3,512}`;
const values = new RegExp(`${number}|${spelled}|${token}`, 'gi');
const trailing = /[.'?]{1,8}$/;

/** Numbers, words and tokens of at least four units, in order. */
export const statedValues = (text: string): StatedValue[] => {
  const found: StatedValue[] = [];
  for (const match of matches(values, text)) {
    const value = match[0].replace(trailing, '');
    if (value.length < 4) continue;
    found.push({ text: value, start: match.index, end: match.index + value.length, digits: digitsOf(match) });
  }
  return found;
};

const digitsOf = ({ groups }: RegExpExecArray): string | undefined =>
  groups?.['number']?.replace(/[ .,-]/g, '') ??
  groups?.['spelled']
    ?.toLowerCase()
    .split(/[ ,.-]+/)
    .map((word) => Math.max(spelledDigits.indexOf(word), 0)) // "oh" for zero
    .join('');

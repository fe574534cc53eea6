import type { Label, SecretPolicy } from '../policy/secret-policy.js';
import { atStart, reach, whole } from './expressions.js';
import { Numbering } from './numbering.js';
import type { StatedValue } from './stated-values.js';

const special = /[!@#$%^&*_+~?]/;
/** `the password for my account is …`: here the account is not a separate label. */
const phrase =
  /^\s(?:for|of|to|on|in|at|that|which|from|by|he|she|it|i|u|you|they|we)\s[^.,;!?\n]{0,48}(?<!\b(?:numbers?|no))\s?(?:\bis|\bwas|:|=)\s?"?$/i;
const assigned = /^\s?(?:[:=]|is|was|'s)\s?"?$/i;
const endsWhatIsSaid = /^"?\s?(?:$|[.,;!\n])/;
/** `A4013` is an error code, `7F3K9Q` a one-time code. */
const codeShape = /^(?![A-Z]\d{1,5}$)(?=[A-Z0-9-]{0,15}\d)[A-Z0-9]{4,10}(?:-[A-Z0-9]{4,5}){0,3}$/;
const tokenShape = /^[\w.~%+/-]{16,512}$/;
/** Longer numbers are telephone numbers or chosen passwords. */
const longestCode = 8;
const mobile = /^1[3-9]\d{9}$/;

/** Distinguishes secrets from remarks about them, and from values of other labels. */
export class ValueJudge {
  private readonly units: RegExp;
  private readonly harmlessValues: RegExp;
  private readonly remarks: RegExp;
  private readonly harmless: Numbering;

  constructor({ labels, units, harmlessValues, remarks, numbered }: SecretPolicy['statements']) {
    this.units = atStart(units);
    this.harmlessValues = whole(harmlessValues);
    this.remarks = whole(remarks);
    this.harmless = new Numbering(
      [...labels.flatMap(({ kind, pattern }) => (kind === 'harmless' ? [pattern] : [])), numbered].join('|'),
    );
  }

  /**
   * @param gap The text between label and value. Empty if the label comes later.
   * @param from End of the label before: `phone code 1357` is not the number of a phone.
   */
  isSecret(value: StatedValue, { values: wanted }: Label, text: string, gap: string, from = 0): boolean {
    const after = text.slice(value.end, value.end + reach);
    const fits = value.digits ? isCode(value, wanted, gap) : this.isWord(value.text, wanted, gap, after);
    if (!fits || this.units.test(after)) return false;
    const weak = wanted === 'six-digits';
    return (!weak && phrase.test(gap)) || !this.harmless.names(text, value.start, value.end, weak ? 0 : from);
  }

  private isWord(value: string, wanted: Label['values'], gap: string, after: string): boolean {
    if (wanted === 'token') return tokenShape.test(value) && /\d/.test(value) && /[a-z]/i.test(value);
    if (wanted === 'code') return codeShape.test(value) && /[A-Z]/.test(value) && !this.harmlessValues.test(value);
    if (wanted === 'word') return this.isStrong(value);
    return wanted === 'any' && (this.isStrong(value) || this.isPlain(value, gap, after));
  }

  /** A word that can only be a password. */
  private isStrong(value: string): boolean {
    if (!/[a-z]/i.test(value) || !(/\d/.test(value) || special.test(value.slice(0, -1)))) return false;
    return !this.harmlessValues.test(value);
  }

  /** `my password is sunshine`: a word at the end of the statement that is not a remark about the password. */
  private isPlain(value: string, gap: string, after: string): boolean {
    if (!/^[a-z]{5,32}$/i.test(value) || !assigned.test(gap) || !endsWhatIsSaid.test(after)) return false;
    return !this.remarks.test(value) && !this.harmlessValues.test(value);
  }
}

const isCode = ({ text, digits = '' }: StatedValue, wanted: Label['values'], gap: string): boolean => {
  if (wanted === 'token' || wanted === 'word' || isYear(text, gap)) return false;
  if (digits.length > longestCode) return wanted === 'any' && (isAssigned(gap) || !mobile.test(digits));
  if (wanted !== 'six-digits') return digits.length >= 4;
  return (digits.length >= 6 && digits.length <= 7) || (digits.length === longestCode && isAssigned(gap)); // 98765432: Hong Kong phone
};

const isAssigned = (gap: string): boolean => /[:=是为為係]\s?$|\b(?:is|was)\s$/i.test(gap);

/** `the password I set in 2019`. */
const isYear = (text: string, gap: string): boolean =>
  /^(?:19|20)\d\d$/.test(text) && /\b(?:in|since|of|from|by|until|around|before|after)\s$|[.!?]\s/i.test(gap);

import type { Label, SecretPolicy } from '../policy/secret-policy.js';
import type { Secret } from '../secret.js';
import { atEnd, atStart, reach, whole } from './expressions.js';
import { Numbering } from './numbering.js';

interface Found {
  readonly label: Label;
  readonly start: number;
  readonly end: number;
}

interface Value {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Nothing but digits, in one or more groups. */
  readonly digits?: string;
}

const number = String.raw`(?<![\w*#$€£¥+./]|\d[-,:]|\d )(?:G-)?(?<number>(?:\d{4,12}|\d{3}[ -]\d{3}|\d{4}[ -]\d{4}|\d{2}(?:[ -]\d{2}){1,3}|\d(?:[ .,-]{1,2}\d){3,7})|[零〇一二三四五六七八九]{4,8})(?![\w*%/]|[.,:-]\d|[ -]\d)`;
const token = String.raw`[^\s,;"()<>\[\]{}\u2e80-\u9fff\uff00-\uffef:='*-][^\s,;"()<>\[\]{}\u2e80-\u9fff\uff00-\uffef]{3,512}`;
const values = new RegExp(String.raw`"(?<quoted>[^"\n]{4,64})"|${number}|(?<token>${token})`, 'gi');
const sentenceEnd = /[.!?。！？\n](?=\s|$|[\u4e00-\u9fff])/;
const goesOn = /^.{0,40}[.!?。？]\s{0,2}(?:it|that|this|they|the numbers|它|是|就|应该|應該)/is;
const blank = /^[\s:=,"'(>-]{0,5}$/;
const shortGap = /^[^A-Za-z0-9不没沒错錯忘无無失]{0,7}$/;
const more = /^\s{0,2}(?:和|and|or|或|,|\/|、|&)\s{0,2}$/;
const special = /[!@#$%^&*_+~=?]/;

/** Finds secrets that are stated as such: behind the word for them, or before it. */
export class StatementMatcher {
  private readonly labels: RegExp;
  private readonly link: RegExp;
  private readonly linkBack: RegExp;
  private readonly units: RegExp;
  private readonly harmlessValues: RegExp;
  private readonly remarks: RegExp;
  private readonly harmless: Numbering;

  constructor(private readonly table: SecretPolicy['statements']) {
    this.labels = new RegExp(table.labels.map(({ pattern }, index) => `(?<label${index}>${pattern})`).join('|'), 'gi');
    this.link = atEnd(table.link);
    this.linkBack = whole(table.linkBack);
    this.units = atStart(table.units);
    this.harmlessValues = whole(table.harmlessValues);
    this.remarks = whole(table.remarks);
    this.harmless = new Numbering(
      table.labels.flatMap(({ kind, pattern }) => (kind === 'harmless' ? [pattern] : [])).join('|'),
    );
  }

  *find(text: string, small: string): Generator<Secret> {
    if (!this.table.hints.some((hint) => small.includes(hint))) return;
    const labels = this.labelsIn(text);
    for (const [index, found] of labels.entries()) {
      if (found.label.kind === 'harmless' || found.label.values === 'none') continue;
      yield* this.behind(text, found, labels.slice(index + 1, index + 9));
      yield* this.before(text, found, labels[index - 1]?.end ?? 0);
    }
  }

  private labelsIn(text: string): Found[] {
    return [...text.matchAll(this.labels)].map((match) => {
      const index = this.table.labels.findIndex((_, nth) => match.groups?.[`label${nth}`] !== undefined);
      return { label: this.table.labels[index], start: match.index, end: match.index + match[0].length };
    });
  }

  /** `my password is …`: the values that follow a label, up to the next secret that is spoken of. */
  private *behind(text: string, { label, end }: Found, following: readonly Found[]): Generator<Secret> {
    const next = following.find(({ label: other }) => other.kind !== 'harmless');
    const slice = text.slice(end, Math.min(end + reach * 2, next?.start ?? Infinity));
    let stated: Value | undefined;
    for (const value of valuesIn(slice, end)) {
      if (value.start > end + reach) return;
      const gap = text.slice(stated?.end ?? end, value.start);
      if (sentenceEnd.test(gap) && !goesOn.test(gap)) continue;
      const linked = stated ? more.test(gap) : this.isLinked(gap);
      if (stated && !linked) return;
      if (!linked || !this.fits(label, value, text, gap)) continue;
      stated = value;
      yield { kind: label.kind as Secret['kind'], start: value.start, end: value.end };
    }
  }

  /** `482913 is my code`: the value that stands right before a label. */
  private *before(text: string, { label, start }: Found, from: number): Generator<Secret> {
    const begin = Math.max(from, start - reach);
    for (const value of valuesIn(text.slice(begin, start), begin)) {
      if (!this.linkBack.test(text.slice(value.end, start)) || !this.fits(label, value, text, '')) continue;
      yield { kind: label.kind as Secret['kind'], start: value.start, end: value.end };
    }
  }

  private isLinked(gap: string): boolean {
    return blank.test(gap) || shortGap.test(gap) || this.link.test(gap);
  }

  private fits({ values: wanted }: Label, value: Value, text: string, gap: string): boolean {
    const after = text.slice(value.end, value.end + reach);
    if (this.harmless.names(text, value.start, value.end) || this.units.test(after)) return false;
    if (value.digits) {
      const enough = wanted === 'six-digits' ? 6 : 4;
      return wanted !== 'token' && value.digits.length >= enough && value.digits.length <= 12 && !isYear(value, gap);
    }
    if (wanted === 'token') return isToken(value.text);
    return wanted === 'any' && (this.isStrong(value.text) || this.isPlainWord(value.text, gap, after));
  }

  /** A word that nobody would write but as a password. */
  private isStrong(value: string): boolean {
    if (this.harmlessValues.test(value) || !/[a-z]/i.test(value)) return false;
    return /\d/.test(value) ? value.length >= 4 : special.test(value.slice(0, -1));
  }

  /** `my password is sunshine`: a word that ends what is said, and says nothing of the password. */
  private isPlainWord(value: string, gap: string, after: string): boolean {
    if (!/^[a-z]{5,32}$/i.test(value) || this.remarks.test(value) || this.harmlessValues.test(value)) return false;
    return /^\s?(?:[:=]|is|was|'s)\s?["']?$/i.test(gap.trim()) && /^["']?\s?(?:$|[.,;!\n])/.test(after);
  }
}

const valuesIn = function* (slice: string, offset: number): Generator<Value> {
  for (const match of slice.matchAll(values)) {
    const { quoted, number: digits } = match.groups ?? {};
    const text = quoted ?? match[0].replace(/[.:'?]{1,8}$/, '');
    if (text.length < 4) continue;
    const start = offset + match.index + (quoted ? 1 : 0);
    yield { text, start, end: start + text.length, digits: digits?.replace(/[ .,-]/g, '') };
  }
};

const isToken = (value: string): boolean =>
  value.length >= 16 && /\d/.test(value) && /[a-z]/i.test(value) && /^[\w.~%+/=:-]{1,512}$/.test(value);

/** `the password I set in 2019`. */
const isYear = ({ text }: Value, gap: string): boolean =>
  /^(?:19|20)\d\d$/.test(text) && /\b(?:in|since|of|from|by|until|around|before|after)\s$/i.test(gap);

import type { Label, SecretPolicy } from '../policy/secret-policy.js';
import type { Secret } from '../secret.js';
import { atEnd, matches, reach, whole } from './expressions.js';
import { type StatedValue, statedValues } from './stated-values.js';
import { ValueJudge } from './value-judge.js';

type Span = Pick<Secret, 'start' | 'end'>;

/** A label found in a text. */
interface Spoken {
  readonly label: Label;
  readonly start: number;
  readonly end: number;
}

const sentenceEnd = /[.!?。！？\n](?=\s|$|[\u4e00-\u9fff])/;
const goesOn =
  /^.{0,40}[.!?。？]\s{0,2}(?:it|that|this|they|the numbers|i (?:just )?(?:got|have|see)|[\w\u4e00-\u9fff]{1,12}:|它|是|就|应该|應該)/is;
/** `my password is P@ssw0rd`: the second one is the value of the first. */
const disguised = /[\d@$]/;
const assigned = /^\s?(?:[:=]|is|was|是)\s?"?$/;
const directly = /^(?:[\s:=,"'(>-]{0,5}|\s?\([^()]{1,40}\)[\s:=-]{0,3}|[^A-Za-z0-9不没沒错錯忘无無失]{0,7})$/;
const more = /^\s{0,2}(?:和|and|or|或|,|\/|、|&|[,.]?\s?(?:i mean|sorry|no)[,:]?)\s{0,2}$/i;
const quotation = /"(?<passphrase>(?:[A-Z0-9][\w!'-]{0,20} ){1,6}[\w!'-]{1,20})"/g;

/** Finds secrets that are stated as such, after or before a label. */
export class StatementMatcher {
  private readonly labels: RegExp;
  private readonly link: RegExp;
  private readonly linkBack: RegExp;
  private readonly judge: ValueJudge;

  constructor(private readonly table: SecretPolicy['statements']) {
    this.labels = new RegExp(expressionOf(table.labels), 'g');
    this.link = atEnd(table.link);
    this.linkBack = whole(table.linkBack);
    this.judge = new ValueJudge(table);
  }

  /** @param small The text in lower case. */
  *find(text: string, small: string): Generator<Secret> {
    if (!this.table.hints.some((hint) => small.includes(hint))) return;
    const spoken = this.labelsIn(small);
    if (spoken.length === 0) return;
    const values = statedValues(text);
    let next = 0;
    for (const [nth, each] of spoken.entries()) {
      while (next < values.length && values[next].start < each.end) next++;
      if (each.label.kind === 'harmless' || each.label.values === 'none') continue;
      const { kind } = each.label;
      const from = spoken[nth - 1]?.end ?? 0;
      const to = spoken[nth + 1]?.start ?? text.length;
      const stated = [...this.before(text, each, values, next, from), ...this.behind(text, each, values, next, to)];
      for (const { start, end } of stated) yield { kind, start, end };
    }
  }

  private labelsIn(small: string): Spoken[] {
    const spoken: Spoken[] = [];
    for (const { 0: word, index: start, groups } of matches(this.labels, small)) {
      const previous = spoken.at(-1);
      if (previous && disguised.test(word) && assigned.test(small.slice(previous.end, start))) continue;
      const index = this.table.labels.findIndex((_, nth) => groups?.[`label${nth}`] !== undefined);
      spoken.push({ label: this.table.labels[index], start, end: start + word.length });
    }
    return spoken;
  }

  /** `my password is …`: values that follow the label directly or after a linking word, up to the next label. */
  private *behind(
    text: string,
    { label, end }: Spoken,
    values: readonly StatedValue[],
    next: number,
    to: number,
  ): Generator<Span> {
    let last: StatedValue | undefined;
    for (let nth = next; nth < values.length && values[nth].end <= to && values[nth].start <= end + reach; nth++) {
      const value = values[nth];
      const gap = text.slice(last?.end ?? end, value.start);
      if (last && !more.test(gap)) continue;
      if (!last && !this.isLinked(gap)) continue;
      if (!this.judge.isSecret(value, label, text, gap, end)) continue;
      last = value;
      yield value;
    }
    if (!last && label.values === 'any') yield* this.passphrase(text, end);
  }

  /** `482913 is my code`. */
  private *before(
    text: string,
    { label, start }: Spoken,
    values: readonly StatedValue[],
    next: number,
    from: number,
  ): Generator<Span> {
    for (let nth = next - 1; nth >= 0 && values[nth].start >= Math.max(from, start - reach); nth--) {
      const value = values[nth];
      if (value.end > start || !this.isLinkedBack(text.slice(value.end, start), value, label)) continue;
      if (this.judge.isSecret(value, label, text, '')) yield value;
    }
  }

  /** `… password. It is "Copper Kettle 9"`. */
  private *passphrase(text: string, from: number): Generator<Span> {
    quotation.lastIndex = from;
    const match = quotation.exec(text.slice(0, from + reach * 2));
    if (!match || match.index > from + reach || !this.isLinked(text.slice(from, match.index))) return;
    yield { start: match.index + 1, end: match.index + match[0].length - 1 };
  }

  private isLinkedBack(gap: string, { digits = '' }: StatedValue, { asWord, purpose }: Label): boolean {
    if (this.linkBack.test(gap)) return true;
    if (/^"?\s?$/.test(gap)) return purpose === true || (!asWord && digits.length >= 6); // 519402 验证码
    return digits.length >= 6 && /^\s(?:the|my|your|ur|this)\s$/i.test(gap); // it's 482913 the code
  }

  private isLinked(gap: string): boolean {
    if (directly.test(gap)) return true;
    return this.link.test(gap) && (!sentenceEnd.test(gap) || goesOn.test(gap));
  }
}

/** One expression for all labels, with words first: matching words only at word boundaries makes it fast. */
const expressionOf = (labels: readonly Label[]): string => {
  const named = labels.map(({ pattern, asWord }, index) => ({ asWord, source: `(?<label${index}>${pattern})` }));
  const words = named.filter(({ asWord }) => asWord).map(({ source }) => source);
  const signs = named.filter(({ asWord }) => !asWord).map(({ source }) => source);
  return [`(?<![a-z0-9])(?:${words.join('|')})(?![a-z0-9])`, ...signs].join('|');
};

import { atEnd, atStart } from './expressions.js';

const between = String.raw`[\s:#.,("'-]{0,4}(?:(?:number|numbers|no|nr|num|id|ref|code|is|was|are|the|says|shows|it|said|[号號码碼是为為])[\s:#.,("'-]{0,4}){0,3}`;
const longestLabel = 48;

/** Tells by its label what a number is of. */
export class Numbering {
  private readonly before: RegExp;
  private readonly behind: RegExp;

  /** @param labels expression for what such numbers are called. */
  constructor(labels: string) {
    this.before = atEnd(`(?:^|[^a-z])(?:${labels})${between}`);
    this.behind = atStart(
      String.raw`["'),]{0,2}\s?(?:is|was|are|as|=|\(|是)\s?(?:(?:the|my|an?|your|our)\s)?(?:${labels})(?![a-z])`,
    );
  }

  /**
   * Whether the value between the offsets is labelled as such a number, before or behind it.
   *
   * @param from where to begin looking.
   */
  names(text: string, start: number, end: number, from = 0): boolean {
    return (
      this.before.test(text.slice(Math.max(from, start - longestLabel), start)) ||
      this.behind.test(text.slice(end, end + longestLabel))
    );
  }
}

import { atEnd, atStart } from './expressions.js';

const between = String.raw`[\s:#.,("'-]{0,4}(?:(?:number|numbers|no|nr|num|id|ref|code|is|was|are|the|says|shows|it|said|[号號码碼是为為])[\s:#.,("'-]{0,4}){0,3}`;
const longestLabel = 48;

/** Recognizes what a number identifies by its label. */
export class Numbering {
  private readonly before: RegExp;
  private readonly behind: RegExp;

  /** @param labels Regular expression of the labels. */
  constructor(labels: string) {
    this.before = atEnd(`(?:^|[^a-z])(?:${labels})${between}`);
    this.behind = atStart(
      String.raw`["'),]{0,2}\s?(?:is|was|are|as|=|\(|是)\s?(?:(?:the|my|an?|your|our)\s)?(?:${labels})(?![a-z])`,
    );
  }

  /**
   * Whether the value between the offsets has such a label, before or after it.
   *
   * @param from Offset at which to start looking.
   */
  names(text: string, start: number, end: number, from = 0): boolean {
    return (
      this.before.test(text.slice(Math.max(from, start - longestLabel), start)) ||
      this.behind.test(text.slice(end, end + longestLabel))
    );
  }
}

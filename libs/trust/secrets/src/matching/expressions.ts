/** How far around a value is read for what is said of it, in UTF-16 units. */
export const reach = 64;

/** Matches at the end of a text alone. */
export const atEnd = (source: string): RegExp => new RegExp(`(?:${source})$`, 'i');

export const atStart = (source: string): RegExp => new RegExp(`^(?:${source})`, 'i');

export const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'i');

/** What `matchAll` gives, without the copy of the expression that it makes each time: most texts hold no match. */
export function* matches(expression: RegExp, text: string): Generator<RegExpExecArray> {
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const next = expression.lastIndex;
    yield match;
    expression.lastIndex = next;
  }
}

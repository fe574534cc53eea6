/** How far around a value context is read, in UTF-16 units. */
export const reach = 64;

/** Matches only at the end of a text. */
export const atEnd = (source: string): RegExp => new RegExp(`(?:${source})$`, 'i');

export const atStart = (source: string): RegExp => new RegExp(`^(?:${source})`, 'i');

export const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'i');

/** Like `matchAll`, but without copying the expression each time: most texts have no match. */
export function* matches(expression: RegExp, text: string): Generator<RegExpExecArray> {
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const next = expression.lastIndex;
    yield match;
    expression.lastIndex = next;
  }
}

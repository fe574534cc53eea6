import type { ShapePattern } from '../policy/secret-policy.js';
import type { Secret } from '../secret.js';
import { checks } from './checks.js';
import { matches, reach } from './expressions.js';
import type { Numbering } from './numbering.js';
import type { TextTraits } from './text-traits.js';

/** Finds secrets that are recognizable by their shape. */
export class ShapeMatcher {
  private readonly expression: RegExp;
  private readonly near?: RegExp;

  constructor(
    private readonly shape: ShapePattern,
    private readonly numbered: Numbering,
  ) {
    this.expression = new RegExp(shape.pattern, shape.anyCase ? 'gi' : 'g');
    if (shape.near) this.near = new RegExp(shape.near, 'i');
  }

  /** Whether the text can contain a match: a cheap test before matching. */
  mayOccurIn({ small, digits, unbroken }: TextTraits): boolean {
    const { hints, digits: digitsNeeded = 0, unbroken: unbrokenNeeded = 0 } = this.shape;
    if (digits < digitsNeeded || unbroken < unbrokenNeeded) return false;
    return !hints || hints.some((hint) => small.includes(hint));
  }

  *find(text: string): Generator<Secret> {
    const { kind, check, unlessNumbered } = this.shape;
    for (const match of matches(this.expression, text)) {
      const secret = match.groups?.['secret'] ?? match[0];
      const start = match.index + match[0].lastIndexOf(secret);
      const end = start + secret.length;
      if (check && !checks[check](secret)) continue;
      if (this.near && !this.near.test(text.slice(Math.max(0, start - reach), end + reach / 2))) continue;
      if (unlessNumbered && this.numbered.names(text, start, end)) continue;
      yield { kind, start, end };
    }
  }
}

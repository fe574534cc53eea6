import type { ShapePattern } from '../policy/secret-policy.js';
import type { Secret } from '../secret.js';
import { checks } from './checks.js';
import { reach } from './expressions.js';
import type { Numbering } from './numbering.js';

/** Finds secrets that their own shape gives away. */
export class ShapeMatcher {
  private readonly expression: RegExp;
  private readonly near?: RegExp;

  constructor(
    private readonly shape: ShapePattern,
    private readonly numbered: Numbering,
  ) {
    this.expression = new RegExp(shape.pattern, shape.anyCase ? 'gid' : 'gd');
    if (shape.near) this.near = new RegExp(shape.near, 'i');
  }

  /** @param small the text in small letters, for the hints. */
  *find(text: string, small: string): Generator<Secret> {
    const { kind, hints, check, unlessNumbered } = this.shape;
    if (hints && !hints.some((hint) => small.includes(hint))) return;
    for (const match of text.matchAll(this.expression)) {
      const [start, end] = match.indices?.groups?.['secret'] ?? [match.index, match.index + match[0].length];
      if (check && !checks[check](text.slice(start, end))) continue;
      if (this.near && !this.near.test(text.slice(Math.max(0, start - reach), end + reach / 2))) continue;
      if (unlessNumbered && this.numbered.names(text, start, end)) continue;
      yield { kind, start, end };
    }
  }
}

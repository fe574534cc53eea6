import { CardMatcher, shortestCard } from './matching/card-matcher.js';
import { folded } from './matching/folded-text.js';
import { Numbering } from './matching/numbering.js';
import { ShapeMatcher } from './matching/shape-matcher.js';
import { StatementMatcher } from './matching/statement-matcher.js';
import { traitsOf } from './matching/text-traits.js';
import type { SecretPolicy } from './policy/secret-policy.js';
import type { Secret } from './secret.js';

/** Finds secrets by a policy. Compiling the policy is slow, finding is fast. */
export class SecretFinder {
  private readonly shapes: readonly ShapeMatcher[];
  private readonly cards: CardMatcher;
  private readonly statements: StatementMatcher;

  constructor(policy: SecretPolicy) {
    const numbered = new Numbering(policy.numbered);
    this.shapes = policy.shapes.map((shape) => new ShapeMatcher(shape, numbered));
    this.cards = new CardMatcher(policy.cards, numbered);
    this.statements = new StatementMatcher(policy.statements);
  }

  /** @returns The secrets in the text, in order and without overlaps. */
  find(original: string): readonly Secret[] {
    const { text, origins } = folded(original);
    const traits = traitsOf(text);
    const found: Secret[] = [...this.statements.find(text, traits.small)];
    if (traits.digits >= shortestCard) found.push(...this.cards.find(text));
    for (const shape of this.shapes) if (shape.mayOccurIn(traits)) found.push(...shape.find(text));
    const secrets = found.length > 1 ? withoutOverlaps(found) : found;
    return origins
      ? secrets.map(({ kind, start, end }) => ({ kind, start: origins[start], end: origins[end] }))
      : secrets;
  }
}

const withoutOverlaps = (found: readonly Secret[]): Secret[] => {
  const secrets: Secret[] = [];
  for (const secret of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = secrets.at(-1);
    if (!last || secret.start >= last.end) secrets.push(secret);
    else if (secret.end > last.end) secrets[secrets.length - 1] = { ...last, end: secret.end };
  }
  return secrets;
};

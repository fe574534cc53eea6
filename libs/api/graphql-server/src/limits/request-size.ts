import { type DocumentNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { sizeOf } from './document-size.js';
import { type Limit, limits } from './limits.js';

const measured = ['depth', 'aliases', 'directives', 'rootFields', 'fields'] as const;

/** Characters of the documents that are remembered, together. */
const remembered = 400_000;

/** Finds the limit that a request exceeds before anything of it is validated or run. */
export class RequestSize {
  /** Found small enough lately: front ends send the same few documents all the time. */
  private readonly small = new LRUCache<string, true>({
    maxSize: remembered,
    sizeCalculation: (_, source) => source.length,
  });

  exceeded(source: string, variables: unknown): Limit | undefined {
    return areTooMany(variables) ? 'variables' : this.exceededBy(source);
  }

  /** Validation takes time in proportion to the square of some of these. What does not parse is left to whoever runs it. */
  private exceededBy(source: string): Limit | undefined {
    if (this.small.has(source)) return undefined;
    const document = parsed(source);
    if (document === undefined || typeof document === 'string') return document;
    const size = sizeOf(document);
    const exceeded = measured.find((limit) => size[limit] > limits[limit]);
    if (!exceeded) this.small.set(source, true);
    return exceeded;
  }
}

/** Undefined where the text is no document, the limit where nobody can tell because there is too much of it. */
const parsed = (source: string): DocumentNode | 'tokens' | 'depth' | undefined => {
  try {
    return parse(source, { maxTokens: limits.tokens, noLocation: true });
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'RangeError') return 'depth'; // of the parser's own stack
    return message.includes('tokens. Parsing aborted') ? 'tokens' : undefined;
  }
};

/** Looks at no more values than it takes to know. */
const areTooMany = (variables: unknown): boolean => {
  const open = [variables];
  for (let count = -1; open.length > 0; count++) {
    if (count >= limits.variables) return true;
    const value = open.pop();
    if (typeof value === 'object' && value !== null) for (const entry of Object.values(value)) open.push(entry);
  }
  return false;
};

import { type DocumentNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { sizeOf } from './document-size.js';
import { type Limit, limits } from './limits.js';

const measured = ['depth', 'aliases', 'directives', 'rootFields', 'fields'] as const;

/** Total length of cached documents in characters. */
const remembered = 400_000;

/** Finds the limit that a request exceeds, before it is validated. */
export class RequestSize {
  /** Documents known to be small enough: front ends send the same few all the time. */
  private readonly small = new LRUCache<string, true>({
    maxSize: remembered,
    sizeCalculation: (_, source) => source.length,
  });

  exceeded(source: string, variables: unknown): Limit | undefined {
    return areTooMany(variables) ? 'variables' : this.exceededBy(source);
  }

  /** Checks before validation, whose time is quadratic in some of these. Syntax errors are reported later. */
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

/** Returns the parsed document; undefined for a syntax error; the limit that is exceeded if it is too large to parse. */
const parsed = (source: string): DocumentNode | 'tokens' | 'depth' | undefined => {
  try {
    return parse(source, { maxTokens: limits.tokens, noLocation: true });
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'RangeError') return 'depth'; // stack overflow in the parser
    return message.includes('tokens. Parsing aborted') ? 'tokens' : undefined;
  }
};

/** Stops counting at the limit. */
const areTooMany = (variables: unknown): boolean => {
  const open = [variables];
  for (let count = -1; open.length > 0; count++) {
    if (count >= limits.variables) return true;
    const value = open.pop();
    if (typeof value === 'object' && value !== null) for (const entry of Object.values(value)) open.push(entry);
  }
  return false;
};

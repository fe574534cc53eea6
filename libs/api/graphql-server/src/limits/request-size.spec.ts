import { describe, expect, it } from '@jest/globals';
import { limits } from './limits.js';
import { RequestSize } from './request-size.js';

const exceeded = (query: string, variables?: unknown) => new RequestSize().exceeded(query, variables);
const times = (count: number, text: (nth: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, nth) => text(nth)).join(between);
const nested = (depth: number) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`;

describe('a request', () => {
  it.each([
    ['depth', nested(limits.depth), nested(limits.depth + 1)],
    [
      'aliases',
      `{ x { ${times(limits.aliases, (n) => `a${n}: b`)} } }`,
      `{ x { ${times(limits.aliases + 1, (n) => `a${n}: b`)} } }`,
    ],
    [
      'directives',
      `{ a ${times(limits.directives, () => '@x')} }`,
      `{ a ${times(limits.directives + 1, () => '@x')} }`,
    ],
    ['rootFields', `{ ${times(limits.rootFields, () => 'a')} }`, `{ ${times(limits.rootFields + 1, () => 'a')} }`],
    ['fields', `{ x { ${times(limits.fields - 1, () => 'a')} } }`, `{ x { ${times(limits.fields, () => 'a')} } }`],
    [
      'tokens',
      `{ a(b: [${times(limits.tokens - 9, () => '1')}]) }`,
      `{ a(b: [${times(limits.tokens - 8, () => '1')}]) }`,
    ],
  ])('may come up to the limit of %s, and not beyond', (limit, fits, exceeds) => {
    expect([exceeded(fits), exceeded(exceeds)]).toEqual([undefined, limit]);
  });

  it('may have up to 2,000 values in its variables, however nested', () => {
    const list = Array.from({ length: limits.variables - 1 }, (_, nth) => nth);
    expect(exceeded('{ a }', { list })).toBeUndefined();
    expect(exceeded('{ a }', { list: [...list, 'one more'] })).toBe('variables');
    expect(exceeded('{ a }', { list: list.map((nth) => ({ nth })) })).toBe('variables');
  });

  it('with a syntax error exceeds no limit', () => {
    expect(exceeded('{ a')).toBeUndefined();
  });

  it('that is too large is found again when it is repeated', () => {
    const size = new RequestSize();
    const deep = nested(limits.depth + 1);
    expect([size.exceeded(deep, {}), size.exceeded(deep, {})]).toEqual(['depth', 'depth']);
  });
});

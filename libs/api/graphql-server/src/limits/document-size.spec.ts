import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { sizeOf } from './document-size.js';

const size = (document: string) => sizeOf(parse(document));

describe('the size of a document', () => {
  it('counts what is selected, and how deep', () => {
    expect(size('{ a b: c { d @skip(if: true) e } }')).toEqual({
      depth: 2,
      aliases: 1,
      directives: 1,
      rootFields: 2,
      fields: 4,
    });
  });

  it('counts a fragment wherever it is spread, and as a level of its own', () => {
    const fragment = 'fragment F on T @x { b: c { d } }';
    expect(size(`{ a { ...F } e { ...F @y } } ${fragment}`)).toEqual({
      depth: 4,
      aliases: 2,
      directives: 3,
      rootFields: 2,
      fields: 6,
    });
  });

  it('counts what inline fragments and spreads put at the root', () => {
    expect(size('{ ... on Query { a b } ...F } fragment F on Query { c }')).toMatchObject({ rootFields: 3, fields: 3 });
  });

  it('is the maximum over its operations, for each measure', () => {
    expect(size('query A { a { b { c } } } query B { x: a y: a }')).toMatchObject({ depth: 3, aliases: 2 });
  });

  it('is computed in linear time for fragments that expand exponentially', () => {
    const doubling = Array.from({ length: 500 }, (_, nth) => `fragment F${nth} on Q { ...F${nth + 1} ...F${nth + 1} }`);
    const { fields } = size(`{ ...F0 } ${doubling.join(' ')} fragment F500 on Q { a }`);
    expect(fields).toBe(2 ** 500);
  });

  it('terminates for fragments that spread themselves', () => {
    expect(size('{ ...F } fragment F on Q { a ...G } fragment G on Q { b ...F }')).toMatchObject({ fields: 2 });
  });

  it('ignores missing fragments', () => {
    expect(size('{ ...F }')).toMatchObject({ fields: 0, depth: 1 });
  });
});

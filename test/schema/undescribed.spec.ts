import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { complaintsAbout, elementsOf } from './undescribed.js';

// schema-graphql.spec.ts checks that this file is the schema of the API.
const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

describe('schema.graphql', () => {
  it('describes every element so that it stands alone, has ids as ID, and no Float', () => {
    expect(elementsOf(schema).length).toBeGreaterThan(1_000);
    expect(complaintsAbout(schema)).toEqual([]);
  });
});

describe('a schema', () => {
  const complaints = (source: string) => complaintsAbout(buildSchema(source));

  it('gets a complaint for every element without a description', () => {
    const source = `
      type Query { a(b: Int, "Described." c: Int): Thing "Described." d: Int }
      enum Thing { ONE "Described." TWO }
      input Asked { e: Int }
      scalar Odd`;
    expect(complaints(source)).toEqual(
      ['Query', 'Query.a', 'Query.a(b:)', 'Thing', 'Thing.ONE', 'Asked', 'Asked.e', 'Odd'].map(
        (name) => `${name} has no description`,
      ),
    );
  });

  it('gets a complaint for descriptions that do not stand alone or are not sentences', () => {
    const source = `
      "Reads."
      type Query { "Of its last event." a: Int "Those of one tier." b: Int "its name" c: Int "Name of the queue." d: Int }`;
    expect(complaints(source)).toEqual([
      'Query.a has a description that does not stand alone',
      'Query.b has a description that does not stand alone',
      'Query.c has a description that is no sentence',
    ]);
  });

  it('gets a complaint for ids of type String and for every Float', () => {
    const source = `
      "Reads."
      type Query {
        "Id of it." id: String!
        "Finds it." it("Id of the case." caseId: [String], "Number of the case." number: String): String
        "Id of the agent." actor: ID
        "Share of it." share: Float!
      }`;
    expect(complaints(source)).toEqual([
      'Query.id is an id and a String',
      'Query.it(caseId:) is an id and a String',
      'Query.share is a Float',
    ]);
  });
});

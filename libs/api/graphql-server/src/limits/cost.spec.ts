import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { costOf } from './cost.js';

const schema = buildSchema(`
  type Query { case: Case, cases(first: Int, last: Int): CaseConnection!, escalations(first: Int! = 50): [Case!]! }
  type Mutation { close(id: Int!): Case }
  type Subscription { changed: Case }
  type CaseConnection { edges: [CaseEdge!]!, nodes: [Case!]!, totalCount: Int! }
  type CaseEdge { node: Case! }
  type Case { id: ID!, tags: [String!]!, contact: Contact, links: [Link!]!, history(first: Int, last: Int): EventConnection! }
  type Contact { name: String }
  type Link { id: ID! }
  type EventConnection { nodes: [Event!]! }
  type Event { id: ID! }
`);

const cost = (query: string, variables?: Record<string, unknown>) =>
  costOf({ schema, document: parse(query), variables });

describe('the cost of an operation', () => {
  it.each([
    ['{ __typename }', 5],
    ['{ case { id tags } }', 5 + 1],
    ['{ case { id contact { name } } }', 5 + 2],
    ['{ case { links { id } } }', 5 + 1 + 5],
    ['{ cases { totalCount } }', 5 + 25],
    ['{ cases(first: 50) { nodes { id } } }', 5 + 50 * 2],
    ['{ cases(first: 50) { edges { node { id } } } }', 5 + 50 * 3],
    ['{ cases(last: 10) { nodes { id } } }', 5 + 10 * 2],
    ['{ cases(first: 10) { nodes { history(first: 20) { nodes { id } } } } }', 5 + 10 * (2 + 20 * 2)],
    ['{ escalations { id } }', 5 + 50],
    ['mutation { close(id: 1) { id } }', 10 + 1],
    ['subscription { changed { id } }', 5 + 1],
    ['{ a: case { id } b: case { id } }', 2 * 6],
    ['{ __schema { types { name fields { name } } } }', 500],
  ])('%s is %i', (query, points) => expect(cost(query)).toBe(points));

  it('takes the sizes of pages from variables', () => {
    const query = 'query ($first: Int = 5) { cases(first: $first) { nodes { id } } }';
    expect([cost(query), cost(query, { first: 7 })]).toEqual([5 + 5 * 2, 5 + 7 * 2]);
  });

  it('is not lowered by an invalid page size', () => {
    expect(cost('{ cases(first: -1000) { nodes { id } } }')).toBe(5 + 2);
    expect(cost('{ cases(first: 1, last: 100) { nodes { id } } }')).toBe(5 + 100 * 2);
  });

  it('leaves out skipped fields', () => {
    expect(cost('{ case { id } cases @skip(if: true) { totalCount } }')).toBe(6);
  });

  it('is that of the named operation', () => {
    const document = parse('query A { case { id } } query B { cases { totalCount } }');
    expect(costOf({ schema, document, operationName: 'B' })).toBe(5 + 25);
  });

  it('cannot be computed from invalid variables', () => {
    expect(() => cost('query ($first: Int) { cases(first: $first) { totalCount } }', { first: 'many' })).toThrow(
      '$first',
    );
  });
});

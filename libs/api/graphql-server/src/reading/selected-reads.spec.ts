import { describe, expect, it } from '@jest/globals';
import { buildSchema, graphql, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { fieldReadModels, type ReadModel } from '#graphql';
import { selectedReads } from './selected-reads.js';

const customers: ReadModel = { name: 'customers', categories: ['customer'] };
const devices: ReadModel = { name: 'devices', categories: ['device'] };
const cases: ReadModel = { name: 'cases', categories: ['case'] };

/** Sets the extension that `FieldReads` sets. */
const reading: Readonly<Record<string, readonly ReadModel[]>> = {
  'Case.customer': [customers],
  'Case.related': [cases, customers],
  'Customer.devices': [devices],
};

let found: readonly string[];

const schemaWithReads = (): GraphQLSchema => {
  const schema = buildSchema(`
    type Query { case(id: ID): Case cases: [Case!]! }
    type Case { number: String customer: Customer related: [Case!]! }
    type Customer { name: String devices: [Device!]! }
    type Device { serial: String }
  `);
  for (const [path, models] of Object.entries(reading)) {
    const [type, field] = path.split('.');
    (schema.getType(type) as GraphQLObjectType).getFields()[field].extensions = { [fieldReadModels]: models };
  }
  const operations = schema.getQueryType()?.getFields() ?? {};
  for (const operation of Object.values(operations)) {
    operation.resolve = (_source, _args, _context, info) => {
      found = selectedReads(info).map(({ name }) => name);
      return null;
    };
  }
  return schema;
};

const schema = schemaWithReads();

/** Returns the names of the read models that a query waits for because of its fields. */
const readsOf = async (source: string, variableValues: Record<string, unknown> = {}): Promise<readonly string[]> => {
  found = ['never asked'];
  await graphql({ schema, source, variableValues });
  return found;
};

describe('a query waits for the read models of its fields', () => {
  it('only if these are selected', async () => {
    expect(await readsOf('{ case { __typename number } }')).toEqual([]);
    expect(await readsOf('{ case { number customer { name } } }')).toEqual(['customers']);
  });

  it('under any alias', async () => {
    expect(await readsOf('{ it: case { who: customer { name } number } }')).toEqual(['customers']);
    expect(await readsOf('{ case { customer: number } }')).toEqual([]);
  });

  it('at any depth, of lists too, each once', async () => {
    expect(await readsOf('{ cases { customer { name devices { serial } } } }')).toEqual(['customers', 'devices']);
    expect(await readsOf('{ case { related { related { customer { name } } } } }')).toEqual(['cases', 'customers']);
  });

  it('in fragments, named ones, inline ones, and those within others', async () => {
    const fragments = `
      fragment Whole on Case { number ...Who }
      fragment Who on Case { ... on Case { customer { ...Named } } }
      fragment Named on Customer { ... { devices { serial } } }
    `;
    expect(await readsOf(`{ case { ...Whole } } ${fragments}`)).toEqual(['customers', 'devices']);
    expect(await readsOf('{ case { ... { customer { name } } } }')).toEqual(['customers']);
    expect(await readsOf('{ case { ... on Case { number } } }')).toEqual([]);
  });

  it('if the same field is selected twice with other fields below it', async () => {
    expect(await readsOf('{ case { number } case { customer { name } } }')).toEqual(['customers']);
    const twice = '{ case { customer { name } customer { devices { serial } } } }';
    expect(await readsOf(twice)).toEqual(['customers', 'devices']);
  });
});

describe('a field with @skip or @include', () => {
  it.each([
    ['a field', 'customer @DIRECTIVE { name }'],
    ['an inline fragment', '... @DIRECTIVE { customer { name } }'],
    ['a fragment', '...Who @DIRECTIVE'],
  ])('makes nobody wait: %s', async (_, selection) => {
    const fragment = selection.includes('Who') ? 'fragment Who on Case { customer { name } }' : '';
    const by = (directive: string, variables?: Record<string, unknown>) => {
      const selected = selection.replace('@DIRECTIVE', directive);
      const operation = directive.includes('$if') ? 'query ($if: Boolean! = true)' : 'query';
      return readsOf(`${operation} { case { ${selected} number } } ${fragment}`, variables);
    };
    expect(await by('@skip(if: true)')).toEqual([]);
    expect(await by('@skip(if: false)')).toEqual(['customers']);
    expect(await by('@include(if: false)')).toEqual([]);
    expect(await by('@include(if: true)')).toEqual(['customers']);
    expect(await by('@include(if: $if)', { if: false })).toEqual([]);
    expect(await by('@include(if: $if)')).toEqual(['customers']);
    expect(await by('@skip(if: $if)')).toEqual([]);
    expect(await by('@skip(if: $if)', { if: false })).toEqual(['customers']);
    expect(await by('@skip(if: false) @include(if: false)')).toEqual([]);
  });
});

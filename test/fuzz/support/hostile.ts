import { getNamedType, type GraphQLSchema, isObjectType } from 'graphql';
import type { Dice } from '../../../libs/analysis/demo/src/dice.js';
import { type FuzzRequest, requestOf } from './fuzz-request.js';
import { type Known, oddValue } from './generated-values.js';
import { OperationWriter } from './well-formed.js';

type Draw = (dice: Dice, schema: GraphQLSchema, known: Known) => FuzzRequest;

const times = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');
const nest = (levels: number, field: string, inner: string): string =>
  `${`${field} { `.repeat(levels)}${inner}${' }'.repeat(levels)}`;

/** Documents over a limit, each in its own way; none may be answered. */
const tooLarge: Readonly<Record<string, (dice: Dice) => string>> = {
  'a deep query': (dice) => `{ cases { ${nest(dice.integer(25, 400), 'nodes', 'id')} } }`,
  'a deep query by inline fragments': (dice) => `{ ${nest(dice.integer(25, 400), '... on Query', '__typename')} }`,
  'a deep introspection': (dice) => `{ __schema { types { ${nest(dice.integer(25, 200), 'ofType', 'name')} } } }`,
  'many aliases': (dice) => `{ ${times(dice.integer(60, 900), (n) => `a${n}: __typename`)} }`,
  'many aliases below': (dice) => `{ cases { ${times(dice.integer(60, 900), (n) => `a${n}: totalCount`)} } }`,
  'many root fields': (dice) => `{ ${times(dice.integer(25, 900), () => '__typename')} }`,
  'many mutations': (dice) => `mutation { ${times(dice.integer(60, 200), (n) => `m${n}: retryParked { keys }`)} }`,
  'many directives': (dice) => `{ __typename ${times(dice.integer(60, 700), () => '@skip(if: false)')} }`,
  'many unknown directives': (dice) => `{ __typename ${times(dice.integer(60, 900), (n) => `@d${n}`)} }`,
  'many fields': (dice) => `{ cases { nodes { ${times(dice.integer(1_100, 3_000), () => 'id')} } } }`,
  'many tokens': (dice) => `{ __typename ${times(dice.integer(4_100, 20_000), () => 'x')} }`,
  'many definitions': (dice) => times(dice.integer(1_400, 4_000), (n) => `query Q${n} { __typename }`),
  'a costly query': (dice) =>
    `{ ${times(18, (n) => `c${n}: cases(first: 100) { nodes { id links { caseId } repairs { rmaId } } edges { node { id links { caseId } } } }`)} ${times(dice.integer(0, 1), () => '__typename')} }`,
  'a page that is too large': (dice) => `{ cases(first: ${dice.integer(101, 2 ** 31 - 1)}) { nodes { id } } }`,
  'a fragment that spreads itself': () => '{ ...A } fragment A on Query { __typename ...A }',
  'a cycle of fragments': (dice) => {
    const length = dice.integer(2, 60);
    return `{ ...F0 } ${times(length, (n) => `fragment F${n} on Query { ...F${(n + 1) % length} }`)}`;
  },
  'a bomb of fragments': (dice) => {
    const levels = dice.integer(12, 40);
    const spread = (n: number) => times(10, () => `...F${n + 1}`);
    return `{ ...F0 } ${times(levels, (n) => `fragment F${n} on Query { ${spread(n)} }`)} fragment F${levels} on Query { __typename }`;
  },
  'a bomb of aliased fragments': (dice) => {
    const levels = dice.integer(8, 20);
    const level = (n: number) => `fragment F${n} on Query { a: __typename ...F${n + 1} ...F${n + 1} }`;
    return `{ ...F0 } ${times(levels, level)} fragment F${levels} on Query { ${times(9, (n) => `b${n}: __typename`)} }`;
  },
  'a deep literal': (dice) => `{ cases(filter: ${'{a:'.repeat(dice.integer(1_500, 3_000))}1 ) { totalCount } }`,
  'a deep list': (dice) => `{ cases(filter: ${'['.repeat(dice.integer(4_100, 9_000))}`,
  'an empty selection': () => '{ cases { } }',
  nothing: () => '',
};

/** Documents with exactly one kind of parse or validation error. */
const misspelt: Readonly<Record<string, (dice: Dice, schema: GraphQLSchema, known: Known) => string>> = {
  'a misspelt field': (dice, schema) => `{ ${misspell(dice, dice.pick(namesOf(schema, 'Query')))} }`,
  'a misspelt mutation': (dice, schema) => `mutation { ${misspell(dice, dice.pick(namesOf(schema, 'Mutation')))} }`,
  'a misspelt field below': (dice, schema) =>
    `{ cases { nodes { ${misspell(dice, dice.pick(namesOf(schema, 'Case')))} } } }`,
  'a misspelt argument': (dice) =>
    `{ cases(${misspell(dice, dice.pick(['filter', 'first', 'after', 'atLeast']))}: 1) { totalCount } }`,
  'a misspelt input field': (dice) =>
    `{ cases(filter: { ${misspell(dice, dice.pick(['status', 'customerId', 'priority', 'openedAt']))}: 1 }) { totalCount } }`,
  'a misspelt enum value': (dice) =>
    `{ cases(filter: { status: [${misspell(dice, dice.pick(['CLOSED', 'NEW', 'ESCALATED']))}] }) { totalCount } }`,
  'a misspelt type': (dice) =>
    `{ ... on ${misspell(dice, dice.pick(['Query', 'Case', 'Projection']))} { __typename } }`,
  'a misspelt variable type': (dice) =>
    `query ($a: ${misspell(dice, dice.pick(['OpenCaseInput', 'CaseFilterInput']))}) { __typename }`,
  'a misspelt directive': (dice) => `{ __typename @${misspell(dice, dice.pick(['include', 'skip', 'deprecated']))} }`,
  'a misspelt fragment': (dice) => `{ ...${misspell(dice, 'Fields')} } fragment Fields on Query { __typename }`,
  'a cut document': (dice, schema, known) => {
    const { query } = new OperationWriter(schema, known, dice, 0).operation('query');
    return query.slice(0, dice.integer(1, query.length - 1));
  },
  'a document with noise': (dice, schema, known) => {
    const { query } = new OperationWriter(schema, known, dice, 0).operation('query');
    const at = dice.integer(0, query.length);
    return query.slice(0, at) + dice.pick([...oddCharacters]) + query.slice(at);
  },
  noise: (dice) =>
    times(dice.integer(1, 40), () => dice.pick([...oddCharacters, 'query', '{', '}', '...', '$a', '"""'])),
};

const oddCharacters = [
  '\0',
  '\uFEFF',
  '\u202E',
  '\uD800',
  '"',
  '"""',
  '\\',
  '#',
  '@',
  '$',
  '!',
  '&',
  '|',
  '\u{1F4A9}',
  '\u2028',
];

const namesOf = (schema: GraphQLSchema, type: string): string[] => {
  const found = schema.getType(type);
  const named = found && getNamedType(found);
  if (!isObjectType(named)) throw new Error(`The schema has no type ${type}`);
  return Object.keys(named.getFields());
};

/** One letter is missing, doubled or replaced: close enough for a suggestion. */
const misspell = (dice: Dice, name: string): string => {
  const at = dice.integer(1, name.length - 1);
  const letter = dice.pick(['', name[at] + name[at], 'x', 'e']);
  const other = name.slice(0, at) + letter + name.slice(at + 1);
  return other === name ? `${name}s` : other;
};

/** Bodies that are not GraphQL requests at all. */
const malformed: Readonly<Record<string, (dice: Dice) => string>> = {
  'a batch': (dice) => JSON.stringify(Array.from({ length: dice.integer(0, 50) }, () => ({ query: '{ __typename }' }))),
  'a huge literal': (dice) =>
    JSON.stringify({ query: `{ cases(after: "${'A'.repeat(dice.integer(260_000, 1_000_000))}") { totalCount } }` }),
  'a huge variable': (dice) =>
    JSON.stringify({
      query: 'query ($a: String) { cases(after: $a) { totalCount } }',
      variables: { a: 'A'.repeat(dice.integer(260_000, 1_000_000)) },
    }),
  'many variables': (dice) =>
    JSON.stringify({
      query: '{ __typename }',
      variables: { a: Array.from({ length: dice.integer(2_100, 20_000) }, () => 0) },
    }),
  'no JSON': (dice) =>
    dice.pick(['', '{', 'query', '{"query":', '[', '"', '\0', '{"query":"{ __typename }"}}', '\uFEFF{}']),
  'no query': (dice) =>
    JSON.stringify(
      dice.pick<unknown>([
        {},
        null,
        1,
        'x',
        { query: null },
        { query: 1 },
        { query: {} },
        { query: [] },
        { variables: {} },
      ]),
    ),
};

/** Requests whose parts have wrong types; a client of graphql-ws would not send them. */
const unshaped: Readonly<Record<string, (dice: Dice) => object>> = {
  'odd variables': (dice) => ({
    query: 'query ($a: Int) { cases(first: $a) { totalCount } }',
    variables: oddValue(dice),
  }),
  'an odd operation name': (dice) => ({
    query: 'query A { __typename } query B { __typename }',
    operationName: oddValue(dice),
  }),
  'an odd document': (dice) => ({ query: oddValue(dice) }),
  'odd extensions': (dice) => ({ query: '{ __typename }', extensions: oddValue(dice) }),
};

const introspections: readonly string[] = [
  '{ __schema { types { name fields { name } } } }',
  '{ __type(name: "Case") { name fields { name type { name } } } }',
  '{ __type(name: "\\u0000") { name } }',
];

const drawText = (
  texts: Readonly<Record<string, (dice: Dice, schema: GraphQLSchema, known: Known) => string>>,
  must: FuzzRequest['must'],
): Draw[] =>
  Object.entries(texts).map(
    ([what, draw]) =>
      (dice, schema, known) =>
        requestOf(what, { query: draw(dice, schema, known) }, must),
  );

const draws: readonly Draw[] = [
  ...drawText(tooLarge, 'refuse'),
  ...drawText(misspelt, undefined),
  ...Object.entries(malformed).map(([what, draw]): Draw => (dice) => ({ what, body: draw(dice), must: 'refuse' })),
  ...Object.entries(unshaped).map(([what, draw]): Draw => (dice) => ({ what, body: JSON.stringify(draw(dice)) })),
  (dice) => requestOf('introspection', { query: dice.pick(introspections) }),
];

/** A malicious or broken request. */
export const hostile = (schema: GraphQLSchema, known: Known, dice: Dice): FuzzRequest =>
  dice.pick(draws)(dice, schema, known);

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agent } from '../e2e/support/actors.js';
import { type Answer, TestApi } from '../e2e/support/test-api.js';
import { LiveClient } from './support/live-client.js';

let api: TestApi;

/** Ample time for a response on a busy machine. An attack that got through would take minutes. */
const longestAnswerMs = 3_000;

beforeAll(async () => {
  // The rate limit must not be what stops these.
  api = await TestApi.start({ worker: false, env: { CASEFOLD_ACTOR_POINTS: '100000000' } });
  await overHttp('{ __typename }');
});

afterAll(() => api.stop());

const times = (count: number, text: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => text(nth)).join(' ');

const attacks = (
  [
    ['10,000 aliases', `{ ${times(10_000, (nth) => `a${nth}: cases { totalCount }`)} }`],
    ['1,000 aliases', `{ ${times(1_000, (nth) => `a${nth}: __typename`)} }`],
    ['the same field 1,000 times', `{ cases { ${times(1_000, () => 'nodes { contact { name } }')} } }`],
    ['depth 1,000', `{ ${'case { '.repeat(1_000)} id ${'} '.repeat(1_000)} }`],
    ['1,000 inline fragments inside one another', `{ ${'... { '.repeat(1_000)} __typename ${'} '.repeat(1_000)} }`],
    ['braces that never close', '{a'.repeat(50_000)],
    ['lists that never close', `{ cases(filter: { queue: ${'['.repeat(50_000)}`],
    ['a literal of 200 kB', `{ case(number: "${'9'.repeat(200_000)}") { id } }`],
    ['a block string of 200 kB', `{ case(number: """${'\\n '.repeat(66_000)}""") { id } }`],
    ['a name of 200 kB', `{ ${'x'.repeat(200_000)} }`],
    ['a comment of 200 kB', `# ${'x'.repeat(200_000)}\n{ __schema_ }`],
    [
      'fragments that double',
      `{ ...F0 } ${times(150, (nth) => `fragment F${nth} on Query { ...F${nth + 1} ...F${nth + 1} }`)} fragment F150 on Query { __typename }`,
    ],
    ['fragments in a circle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
    ['a fragment in itself', '{ cases { nodes { ...C } } } fragment C on Case { ...C }'],
    ['500 directives', `{ __typename ${times(500, () => '@include(if: true)')} }`],
    ['500 unknown directives', `{ __typename ${times(500, (nth) => `@d${nth}`)} }`],
    ['pages within pages', '{ cases(first: 100) { nodes { history(first: 100) { nodes { id } } } } }'],
    [
      'pages within pages, by variables',
      'query ($n: Int!) { cases(first: $n) { nodes { history(first: $n) { nodes { id } } } } }',
      { n: 100 },
    ],
    ['a page of 2 billion', '{ cases(first: 2147483647) { nodes { id } } }'],
    ['a page of less than nothing', '{ cases(first: -2147483648) { nodes { id } } }'],
    [
      'circles through introspection',
      `{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)} } } }`,
    ],
    ['introspection 21 times', `{ ${times(21, (nth) => `a${nth}: __schema { types { name } }`)} }`],
    [
      '3,000 values in variables',
      'query ($f: CaseFilterInput) { cases(filter: $f) { totalCount } }',
      { f: { queue: Array(3_000).fill('q') } },
    ],
    [
      'variables 1,000 deep',
      'query ($f: CaseFilterInput) { cases(filter: $f) { totalCount } }',
      { f: JSON.parse(`${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`) },
    ],
    ['1,000 variables that nobody uses', `query (${times(1_000, (nth) => `$v${nth}: Int`)}) { __typename }`],
    ['1,000 operations', times(1_000, (nth) => `query Q${nth} { __typename }`)],
    ['names from another alphabet', '{ саѕеѕ { totalCount } }'],
    ['half a surrogate pair', '{ case(number: "\\uD83D") { id } }'],
    ['text that turns around', '{ case(number: "\u202E\u0000\uFEFF") { id } }'],
    ['digits without an end', `{ cases(first: 1${'0'.repeat(100_000)}) { totalCount } }`],
    ['a field of Object.prototype', '{ constructor { name } __proto__ toString }'],
  ] as [name: string, query: string, variables?: object][]
).map(([name, query, variables = {}]) => [name, query, variables] as const);

const overHttp = async (query: string, variables?: object): Promise<Answer<unknown>> =>
  api.ask(query, variables, { as: agent });

const timed = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const start = performance.now();
  const result = await work();
  expect(performance.now() - start).toBeLessThan(longestAnswerMs);
  return result;
};

const meant = [
  'LIMIT_EXCEEDED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
];

const expectRefusal = ({ data, errors }: Answer<unknown>) => {
  expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
  expect(errors!.length).toBeGreaterThan(0);
  for (const { extensions } of errors!) expect(meant).toContain(extensions.code);
  expect(JSON.stringify(errors).length).toBeLessThan(500_000);
  expect(JSON.stringify(errors)).not.toMatch(/did you mean|node_modules|\.ts:/i);
};

describe('an attack over HTTP', () => {
  it.each(attacks)('by %s is refused at once', async (_, query, variables) => {
    expectRefusal(await timed(() => overHttp(query, variables)));
  });

  it('by a body whose declared length exceeds the limit is refused before it is sent', async () => {
    const body = JSON.stringify({ query: `{ case(number: "${'x'.repeat(1024 * 1024)}") { id } }` });
    const headers = { 'content-type': 'application/json' };
    const { status } = await timed(() => api.fetch('/graphql', { method: 'POST', headers, body }));
    expect(status).toBe(413);
  });

  it('by 500 operations in one request is refused', async () => {
    const body = JSON.stringify(Array(500).fill({ query: '{ __typename }' }));
    const headers = { 'content-type': 'application/json' };
    expect((await api.fetch('/graphql', { method: 'POST', headers, body })).status).toBe(400);
  });
});

describe('an attack over graphql-ws', () => {
  it.each(attacks)('by %s is refused at once', async (_, query, variables) => {
    const client = await (await LiveClient.open(api)).greet(`Bearer ${await api.tokenFor(agent)}`);
    const answer = client.ask('1', query, variables);
    const tooLarge = client.closed.then(({ code }) => expect(code).toBe(1009));
    await timed(() => Promise.race([answer.then((given) => expectRefusal(given as Answer<unknown>)), tooLarge]));
    await answer.catch(() => undefined);
    client.socket.terminate();
  });
});

describe('afterwards', () => {
  it('the API works as before', async () => {
    expect(await timed(() => overHttp('{ cases(first: 1) { totalCount } }'))).toEqual({
      data: { cases: { totalCount: 0 } },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { agent, engineer } from '../e2e/support/actors.js';
import { accepted, opening } from '../e2e/support/operations.js';
import { TestApi } from '../e2e/support/test-api.js';

let api: TestApi;
const points = 3_000;

beforeAll(async () => {
  api = await TestApi.start({ worker: false, env: { CASEFOLD_ACTOR_POINTS: String(points) } });
});

afterAll(() => api.stop());

interface Sent {
  readonly body?: string;
  readonly method?: string;
  readonly query?: string;
  readonly variables?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const post = (request: Sent): Promise<Response> => {
  const { query = '{ __typename }', variables, body = JSON.stringify({ query, variables }), headers } = request;
  return api.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
};

const as = async (id: string) => ({ authorization: `Bearer ${await api.tokenFor({ id, role: 'agent', tier: 1 })}` });
const errorOf = async (response: Response) =>
  ((await response.json()) as { errors: { message: string; extensions: object }[] }).errors[0];
const counted = async (reason: string): Promise<number> => {
  const metric = api.app.get(Registry, { strict: false }).getSingleMetric('casefold_requests_refused_total');
  const { values } = await metric!.get();
  return values.find(({ labels }) => labels['reason'] === reason && labels['transport'] === 'http')?.value ?? 0;
};

describe('a response', () => {
  it('contains the cost of its operation and the remaining points', async () => {
    const response = await post({ query: '{ cases(first: 10) { nodes { id } } }', headers: await as('counting') });
    expect(await response.json()).toMatchObject({
      data: { cases: { nodes: [] } },
      extensions: { cost: { requested: 25, allowed: 10_000, limit: points, remaining: points - 26 } },
    });
    expect(response.headers.get('ratelimit-limit')).toBe(String(points));
    expect(response.headers.get('ratelimit-remaining')).toBe(String(points - 26));
    expect(Number(response.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('must not be framed, and its type must not be sniffed', async () => {
    const { headers } = await post({});
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('an operation that costs too much', () => {
  it('is refused without running', async () => {
    const query = '{ cases(first: 100) { nodes { history(first: 100) { nodes { id } } } } }';
    const response = await post({ query, headers: await as('costly') });
    expect(response.status).toBe(200);
    expect(await errorOf(response)).toMatchObject({
      message: expect.stringContaining('10,000 points'),
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', allowed: 10_000 },
    });
    expect(await counted('cost')).toBeGreaterThan(0);
  });

  it('has status 400 for clients that accept the media type of GraphQL', async () => {
    const query = `{ ${Array.from({ length: 21 }, (_, nth) => `a${nth}: __typename`).join(' ')} }`;
    const accept = 'application/graphql-response+json';
    const response = await post({ query, headers: { ...(await as('strict')), accept } });
    expect([response.status, response.headers.get('content-type')]).toEqual([400, `${accept}; charset=utf-8`]);
    expect(await errorOf(response)).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED', limit: 'rootFields' } });
  });
});

describe('an actor without points', () => {
  it('is told when to try again, in their language, while others go on', async () => {
    const headers = await as('spender');
    const query = '{ cases(first: 100) { nodes { contact { name } } } }';
    while (((await (await post({ query, headers })).json()) as { data?: unknown }).data);
    const response = await post({ headers: { ...headers, 'accept-language': 'zh-TW' } });
    expect(response.status).toBe(429);
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(await errorOf(response)).toMatchObject({
      message: `短時間內請求過多，請在 ${seconds} 秒後重試。`,
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: seconds },
    });
    expect((await post({ headers: await as('thrifty') })).status).toBe(200);
    expect(await counted('rate')).toBeGreaterThan(0);
  });

  it('is refused before the body is read', async () => {
    const headers = await as('flooder');
    const query = '{ cases(first: 100) { nodes { contact { name } } } }';
    while ((await post({ query, headers })).status === 200);
    expect((await post({ body: '{ no json', headers })).status).toBe(429);
  });

  it('pays more for a mutation, and even more for an invalid operation', async () => {
    const headers = await as('writer');
    const remaining = async (query: string) =>
      Number((await post({ query, headers })).headers.get('ratelimit-remaining'));
    const left = [
      await remaining('{ __typename }'),
      await remaining('mutation { __typename }'),
      await remaining('{ x }'),
    ];
    expect(left).toEqual([points - 6, points - 6 - 11, points - 6 - 11 - 51]);
  });
});

describe('a body', () => {
  it.each([
    ['256 kB', 256 * 1024, 200, undefined],
    ['a byte more', 256 * 1024 + 1, 413, 'LIMIT_EXCEEDED'],
  ])('of %s', async (_, size, status, code) => {
    const bare = JSON.stringify({ query: '{ __typename }', extensions: { x: '' } });
    const body = JSON.stringify({ query: '{ __typename }', extensions: { x: 'x'.repeat(size - bare.length) } });
    expect(body).toHaveLength(size);
    const response = await post({ body, headers: await as('large') });
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    expect(errors?.[0].extensions.code).toBe(code);
  });

  it.each([
    ['{ "query": ', 400],
    ['', 400],
    ['null', 400],
    ['"{ __typename }"', 400],
    ['[{ "query": "{ __typename }" }]', 400],
    ['{ "query": { "kind": "Document" } }', 400],
    ['{ "query": "{ __typename }", "__proto__": { "polluted": true } }', 400],
  ])('like %j gets status %i in the shape of GraphQL errors', async (body, status) => {
    const response = await post({ body });
    expect([response.status, (await errorOf(response)).extensions]).toEqual([status, { code: 'BAD_REQUEST' }]);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=utf-16',
    'application/json, text/plain',
  ])('of type %s is refused, whatever other headers say', async (type) => {
    const response = await post({ headers: { 'content-type': type, 'apollo-require-preflight': 'true' } });
    expect([response.status, await errorOf(response)]).toMatchObject([415, { extensions: { code: 'BAD_REQUEST' } }]);
  });
});

describe('a page of another site', () => {
  const url = '/graphql?query={__typename}';

  it.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'cannot query by GET, with content type %s',
    async (type) => {
      const headers: Record<string, string> = type ? { 'content-type': type } : {};
      expect((await api.fetch(url, { headers })).status).toBe(400);
    },
  );

  it('cannot send mutations by GET, even if it may query', async () => {
    const headers = { 'apollo-require-preflight': 'true' };
    expect((await api.fetch(url, { headers })).status).toBe(200);
    expect((await api.fetch('/graphql?query=mutation{__typename}', { headers })).status).toBe(405);
  });

  it('gets no CORS permission', async () => {
    const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' };
    const preflight = await api.fetch('/graphql', { method: 'OPTIONS', headers });
    expect(preflight.status).toBeGreaterThanOrEqual(400);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])('cannot use %s', async (method) => {
    expect((await api.fetch('/graphql', { method })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('a page of an allowed origin', () => {
  const desk = 'https://desk.example.com';
  let open: TestApi;

  beforeAll(async () => {
    open = await TestApi.start({ worker: false, env: { CASEFOLD_CORS_ORIGINS: desk, CASEFOLD_INTROSPECTION: 'off' } });
  });

  afterAll(() => open.stop());

  const preflight = (origin: string) =>
    open.fetch('/graphql', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });

  it('is named in the CORS headers, others are not', async () => {
    const [own, other] = [await preflight(desk), await preflight('https://desk.example.com.evil.example')];
    expect(own.headers.get('access-control-allow-origin')).toBe(desk);
    expect(own.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(own.headers.get('access-control-allow-credentials')).toBeNull();
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may read the rate limit headers', async () => {
    const answer = await open.fetch('/graphql', {
      method: 'POST',
      headers: { origin: desk, 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(answer.headers.get('access-control-expose-headers')).toContain('ratelimit-remaining');
  });

  it('cannot read the schema by any way if introspection is off', async () => {
    const ask = (query: string) => open.ask<object>(query, {}, { as: agent });
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Case") { name } }']) {
      expect((await ask(query)).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    }
    expect((await ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
    expect((await open.fetch('/graphiql')).status).toBe(404);
    expect((await open.fetch('/graphiql/page.js')).status).toBe(404);
  });
});

describe('a misspelt name', () => {
  it.each([
    ['a field', '{ casess { id } }', {}],
    ['a field of an object', '{ case(number: "1") { numbr } }', {}],
    ['an argument', '{ case(nmber: "1") { id } }', {}],
    ['a type', 'query ($f: CaseFilterInpt) { cases(filter: $f) { totalCount } }', {}],
    ['an enum value', '{ cases(sort: { by: OPEND_AT, direction: DESC }) { totalCount } }', {}],
    ['an input field', '{ cases(filter: { statuss: NEW }) { totalCount } }', {}],
    [
      'an input field in variables',
      'query ($f: CaseFilterInput) { cases(filter: $f) { totalCount } }',
      { f: { statu: [] } },
    ],
    [
      'an enum value in variables',
      'query ($f: CaseFilterInput) { cases(filter: $f) { totalCount } }',
      { f: { status: ['NWE'] } },
    ],
    ['a directive', '{ __typename @skp(if: true) }', {}],
    ['a fragment', '{ ...Fo } fragment Foo on Query { __typename }', {}],
  ])('of %s gets no suggestions', async (_, query, variables) => {
    const { errors } = await api.ask(query, variables, { as: agent });
    expect(errors!.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
  });
});

describe('ordinary use', () => {
  it('stays far below every limit', async () => {
    const { case: view } = await accepted(api, 'openCase', opening, engineer);
    const query = `query Work($id: ID!) {
      case(id: $id) { ...Whole conflictFree: revision history(last: 20) { nodes { type occurredAt actor data } } }
    }
    fragment Whole on Case {
      id number status priority queue tier contact { name phone email } repairs { rmaId } links { relation caseId }
    }`;
    const { errors } = await api.ask(query, { id: view.id }, { as: engineer });
    expect(errors).toBeUndefined();
  });
});

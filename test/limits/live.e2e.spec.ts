import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { TestApi } from '../e2e/support/test-api.js';
import { LiveClient } from './support/live-client.js';

let api: TestApi;
const clients: LiveClient[] = [];
const desk = 'https://desk.example.com';
const points = 3_000;

beforeAll(async () => {
  api = await TestApi.start({
    worker: false,
    env: { CASEFOLD_CORS_ORIGINS: desk, CASEFOLD_INTROSPECTION: 'off', CASEFOLD_ACTOR_POINTS: String(points) },
  });
});

afterEach(() => clients.splice(0).forEach(({ socket }) => socket.terminate()));
afterAll(() => api.stop());

const opened = async (headers?: Record<string, string>): Promise<LiveClient> => {
  const client = await LiveClient.open(api, headers);
  clients.push(client);
  return client;
};

const bearer = async (id: string, lifetimeSeconds?: number) =>
  `Bearer ${await api.tokenFor({ id, role: 'agent', tier: 1 }, lifetimeSeconds)}`;

const greeted = async (id: string, lifetimeSeconds?: number) =>
  (await opened()).greet(await bearer(id, lifetimeSeconds));

const subscription = 'subscription ($id: ID!) { caseChanged(id: $id) { revision } }';
const someCase = { id: '5f7e6a52-9a43-4c43-8a76-2f6d6f0c4a11' };

const counted = async (reason: string): Promise<number> => {
  const metric = api.app.get(Registry, { strict: false }).getSingleMetric('casefold_requests_refused_total');
  const { values } = await metric!.get();
  return values.find(({ labels }) => labels['reason'] === reason && labels['transport'] === 'ws')?.value ?? 0;
};

describe('an operation over graphql-ws', () => {
  it('returns its cost', async () => {
    const client = await greeted('counting');
    expect(await client.ask('1', '{ cases(first: 10) { nodes { id } } }')).toEqual({
      data: { cases: { nodes: [] } },
      extensions: { cost: expect.objectContaining({ requested: 25, allowed: 10_000, remaining: points - 26 }) },
    });
  });

  it.each([
    ['LIMIT_EXCEEDED', `{ ${'a { '.repeat(21)} b ${'} '.repeat(21)} }`],
    ['LIMIT_EXCEEDED', '{ cases(first: 100) { nodes { history(first: 100) { nodes { id } } } } }'],
    ['GRAPHQL_PARSE_FAILED', '{'],
    ['GRAPHQL_VALIDATION_FAILED', '{ casess { id } }'],
    ['GRAPHQL_VALIDATION_FAILED', '{ __schema { types { name } } }'],
    ['BAD_USER_INPUT', 'query ($first: Int!) { cases(first: $first) { totalCount } }'],
  ])('is refused as %s, as over HTTP', async (code, query) => {
    const client = await greeted(`refused ${query.slice(0, 30)}`);
    const { errors } = await client.ask('1', query);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean|"http"|stack/i);
    expect(await client.ask('2', '{ __typename }')).toMatchObject({ data: { __typename: 'Query' } });
  });

  it('spends the same points as over HTTP', async () => {
    const client = await greeted('spender');
    const query = '{ cases(first: 100) { nodes { contact { name } } } }';
    let answer = await client.ask('0', query);
    for (let nth = 1; answer.data; nth++) answer = await client.ask(String(nth), query);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    const headers = { 'content-type': 'application/json', authorization: await bearer('spender') };
    const { status } = await api.fetch('/graphql', { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
    expect(status).toBe(429);
    expect(await counted('rate')).toBeGreaterThan(0);
  });
});

describe('live operations', () => {
  it('are limited to 20 per connection, and another may start when one ends', async () => {
    const client = await greeted('many');
    for (let nth = 0; nth < 20; nth++) client.subscribe(`${nth}`, subscription, someCase);
    expect((await client.ask('more', subscription, someCase)).errors).toMatchObject([
      { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', allowed: 20 } },
    ]);
    client.say({ type: 'complete', id: '0' });
    expect(await client.ask('instead', '{ __typename }')).toMatchObject({ data: { __typename: 'Query' } });
    expect(await counted('operations')).toBe(1);
  });

  it('are limited to 50 per actor over all connections', async () => {
    const all = await Promise.all([greeted('busy'), greeted('busy'), greeted('busy')]);
    for (const client of all.slice(0, 2)) {
      for (let nth = 0; nth < 20; nth++) client.subscribe(`${nth}`, subscription, someCase);
      await client.ask('beyond', '{ __typename }'); // refused or not, earlier messages have been handled by then
    }
    for (let nth = 0; nth < 10; nth++) all[2].subscribe(`${nth}`, subscription, someCase);
    expect((await all[2].ask('more', subscription, someCase)).errors).toMatchObject([
      { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', allowed: 50 } },
    ]);
    const other = await greeted('calm');
    expect(await other.ask('1', '{ __typename }')).toMatchObject({ data: { __typename: 'Query' } });
  });
});

describe('a connection', () => {
  it('is refused beyond 20 per actor', async () => {
    for (let nth = 0; nth < 20; nth++) await greeted('collector');
    const client = await opened();
    client.say({ type: 'connection_init', payload: { authorization: await bearer('collector') } });
    expect(await client.closed).toEqual({ code: 1013, reason: 'Too many connections' });
    expect(await counted('connections')).toBe(1);
  });

  it.each([
    'subscription ($id: ID!) { caseChanged(id: $id) @include(if: false) { revision } }',
    'subscription ($id: ID!) { ... @skip(if: true) { caseChanged(id: $id) { revision } } }',
    'subscription ($id: ID!) { ...F } fragment F on Subscription { caseChanged(id: $id) @skip(if: true) { revision } }',
  ])('survives a subscription with a conditional root field: %s', async (conditional) => {
    const client = await greeted('conditional');
    expect((await client.ask('1', conditional, someCase)).errors).toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    expect((await client.ask('2', '{ __typename }', {})).errors).toBeUndefined();
  });

  it('ends when its token expires, after its operations got an error', async () => {
    const client = await greeted('leaving', 1);
    const { errors } = await client.ask('1', subscription, someCase);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await client.closed).toMatchObject({ code: 4403 });
  });

  it('without a token gets an error and ends', async () => {
    const client = await (await opened()).greet();
    expect((await client.ask('1', subscription, someCase)).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect(await client.closed).toMatchObject({ code: 4403 });
  });

  it('without connection_init is closed', async () => {
    expect(await (await opened()).closed).toMatchObject({ code: 4408 });
  });

  it.each([
    ['a message of 64 kB more or less', 64 * 1024, undefined],
    ['a byte more than 64 kB', 64 * 1024 + 1, 1009],
  ])('takes %s', async (_, size, code) => {
    const client = await greeted('large');
    const message = (padding: string) => JSON.stringify({ type: 'ping', payload: { padding } });
    client.socket.send(message('x'.repeat(size - message('').length)));
    const heard = await Promise.race([client.hear(({ type }) => type === 'pong'), client.closed]);
    expect(heard).toMatchObject(code === undefined ? { type: 'pong' } : { code });
  });

  it.each(['no json', '{}', '{"type":"subscribe"}', '[]', '{"type":"next","id":"1","payload":{}}'])(
    'is closed at an invalid message: %s',
    async (text) => {
      const client = await greeted('babbler');
      client.socket.send(text);
      const { code, reason } = await client.closed;
      expect([code, reason]).toEqual([4400, 'Invalid message received']);
    },
  );
});

describe('the upgrade to graphql-ws', () => {
  const answerTo = async (path: string, headers: string): Promise<string> => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n` +
        `Sec-WebSocket-Protocol: graphql-transport-ws\r\n${headers}\r\n`,
    );
    const [data] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return data.toString().split('\r\n')[0];
  };

  it.each([
    ['a client that is not a browser', '/graphql', '', 101],
    ['a page of an allowed origin', '/graphql', `Origin: ${desk}\r\n`, 101],
    ['a page of another', '/graphql', 'Origin: https://elsewhere.example\r\n', 403],
    ['a page without an origin', '/graphql', 'Origin: null\r\n', 403],
    ['a client with a wrong path', '/graphqlx', '', 404],
    ['a client with the path of something else', '/metrics', '', 404],
  ])('answers %s', async (_, path, headers, status) => {
    expect(await answerTo(path, headers)).toContain(` ${status} `);
  });
});

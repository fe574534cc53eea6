import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agent } from './support/actors.js';
import { accepted, opening, send } from './support/operations.js';
import { TestApi } from './support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});

afterAll(() => api.stop());

describe('health', () => {
  it('is live', async () => {
    expect((await api.fetch('/health/live')).status).toBe(200);
  });

  it('is ready when the database is there and the read models keep up', async () => {
    await accepted(api, 'openCase', opening, agent);
    const response = await api.fetch('/health/ready');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'ok',
      details: {
        database: { status: 'up' },
        projections: { status: 'up', lagSeconds: { cases: expect.any(Number), 'queue-board': expect.any(Number) } },
        seals: { status: 'up', unsealedEvents: expect.any(Number) },
      },
    });
  });
});

describe('metrics', () => {
  it('tell of commands by outcome, of read models, and of the event loop', async () => {
    await accepted(api, 'openCase', opening, agent);
    await send(api, 'startWork', { caseId: crypto.randomUUID() }, agent);
    const text = await (await api.fetch('/metrics')).text();
    expect(text).toMatch(/casefold_command_duration_seconds_count\{command="OpenCase",outcome="accepted"\} [1-9]/);
    expect(text).toMatch(/casefold_command_duration_seconds_count\{command="StartWork",outcome="refused"\} 1/);
    expect(text).toMatch(/casefold_projection_lag_seconds\{projection="cases"\} \d/);
    expect(text).toMatch(/casefold_unsealed_seconds \d/);
    expect(text).toContain('casefold_log_broken 0');
    expect(text).toMatch(/casefold_unsealed_access_entries \d/);
    expect(text).toContain('casefold_access_log_broken 0');
    expect(text).toContain('casefold_open_erasures 0');
    expect(text).toContain('casefold_open_erasures_seconds 0');
    expect(text).toContain('casefold_failing_erasures 0');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });
});

describe('GraphiQL', () => {
  it('is served by the API, with everything it loads', async () => {
    const page = await (await api.fetch('/graphiql')).text();
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url);
    expect(loaded).toHaveLength(7);
    for (const url of loaded) {
      expect(url).toMatch(/^\/graphiql\//);
      const response = await api.fetch(url);
      expect([url, response.status]).toEqual([url, 200]);
      expect(response.headers.get('content-type')).toMatch(/^text\/(javascript|css)/);
    }
  });

  it('serves nothing else from there', async () => {
    expect((await api.fetch('/graphiql/package.json')).status).toBe(404);
    expect((await api.fetch('/graphiql/..%2f..%2fpackage.json')).status).toBe(404);
  });
});

describe('a read model that nobody keeps up', () => {
  it('makes a query wait, then fail as behind', async () => {
    const alone = await TestApi.start({ worker: false });
    try {
      const { case: opened, position } = await accepted(alone, 'openCase', opening, agent);
      const query = 'query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) { number } }';
      const { errors } = await alone.ask(query, { id: opened.id, atLeast: position }, { as: agent });
      expect(errors?.[0].extensions.code).toBe('READ_MODEL_BEHIND');
    } finally {
      await alone.stop();
    }
  });
});

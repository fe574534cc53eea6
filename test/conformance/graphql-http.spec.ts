import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditResult, serverAudits } from 'graphql-http';
import { agent } from '../e2e/support/actors.js';
import { TestApi } from '../e2e/support/test-api.js';

let api: TestApi;
let results: readonly AuditResult[];

beforeAll(async () => {
  api = await TestApi.start({ worker: false });
  results = await audit();
});

afterAll(() => api.stop());

/** Runs the audit of the GraphQL over HTTP specification against the served API. */
const audit = async (): Promise<AuditResult[]> => {
  const headers = {
    authorization: `Bearer ${await api.tokenFor(agent)}`, // requests without a token have a smaller limit
    'apollo-require-preflight': 'true', // a GET must show that it is not a page of another site
  };
  const fetchFn = (url: string, init?: RequestInit) =>
    fetch(url, { ...init, headers: { ...init?.headers, ...headers } });
  const audits = serverAudits({ url: new URL('/graphql', api.url).href, fetchFn });
  return Promise.all(audits.map(({ fn }) => fn()));
};

const named = (level: string) => results.filter(({ name }) => name.startsWith(`${level} `));
const failed = (level: string) =>
  named(level)
    .filter(({ status }) => status !== 'ok')
    .map(({ id, name }) => `${id} ${name}`);

describe('the graphql-http audit', () => {
  it.each([
    ['MUST', 13],
    ['SHOULD', 23],
  ])('passes every point that a server %s meet: %i', (level, count) => {
    expect(failed(level)).toEqual([]);
    expect(named(level)).toHaveLength(count);
  });

  it('passes the optional points too', () => {
    expect(failed('MAY')).toEqual([]);
  });
});

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

/** The audit of the specification of GraphQL over HTTP, on the API as it is served. */
const audit = async (): Promise<AuditResult[]> => {
  const headers = {
    authorization: `Bearer ${await api.tokenFor(agent)}`, // who has not signed in may not ask that much at once
    'apollo-require-preflight': 'true', // a GET is taken from those who show that they are no page of another site
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
  ])('passes in everything that a server %s, which is %i points', (level, count) => {
    expect(failed(level)).toEqual([]);
    expect(named(level)).toHaveLength(count);
  });

  it('passes in what a server may as well', () => {
    expect(failed('MAY')).toEqual([]);
  });
});

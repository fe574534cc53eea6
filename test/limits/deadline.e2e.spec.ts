import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { agent } from '../e2e/support/actors.js';
import { type Answer, TestApi } from '../e2e/support/test-api.js';
import { LiveClient } from './support/live-client.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start({ worker: false });
});

afterAll(() => api.stop());

/** Runs `work` while the table of the case list is locked. */
const whileLocked = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const client = await api.app.get(Pool, { strict: false }).connect();
  try {
    await client.query('BEGIN');
    await client.query('LOCK TABLE read.case_list_v1 IN ACCESS EXCLUSIVE MODE');
    return await work();
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

describe('a query that takes too long', () => {
  it('returns the fields that were resolved in time, over HTTP and graphql-ws', async () => {
    const client = await (await LiveClient.open(api)).greet(`Bearer ${await api.tokenFor(agent)}`);
    const query = '{ casesByStatus { cases } caseDurations { cases } }';
    const start = performance.now();
    const answers = await whileLocked(() =>
      Promise.all([api.ask(query, {}, { as: agent }), client.ask('1', query) as Promise<Answer<unknown>>]),
    );
    expect(performance.now() - start).toBeLessThan(15_000);
    for (const { errors } of answers) {
      expect(errors).toMatchObject([{ path: ['caseDurations'], extensions: { code: 'TIMED_OUT', seconds: 10 } }]);
    }
    client.socket.terminate();
  });
});

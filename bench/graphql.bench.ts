import autocannon from 'autocannon';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandResult } from '#command-processing';
import { loadDemo } from '#demo';
import { EventStore } from '#event-store';
import { beginning } from '#kernel';
import { specTime } from '#kernel/testing';
import { agent } from '../test/e2e/support/actors.js';
import { TestApi } from '../test/e2e/support/test-api.js';
import type { Bench } from './support/bench.js';

const cases = 2_000;
const connections = 16;
const seconds = 5;
const tokenSeconds = 3_600;

export const bench: Bench = {
  title: `requests over HTTP, ${connections} at a time, to one process with ${cases} demo cases`,
  run: async (report, serverUrl) => {
    const api = await TestApi.start({ server: serverUrl });
    try {
      const number = await fill(api);
      const queries = {
        'a trivial field': '{ __typename }',
        'case(number)': `{ case(number: "${number}") { id status priority queue tier openedAt } }`,
        'a page of 50 cases': '{ cases(first: 50) { nodes { number customerId queue tier openedAt } } }',
        'the same with totalCount':
          '{ cases(first: 50) { totalCount nodes { number customerId queue tier openedAt } } }',
      };
      const rows: Record<string, string | number>[] = [];
      for (const [what, query] of Object.entries(queries)) rows.push({ query: what, ...(await measure(api, query)) });
      report.table(rows);
    } finally {
      await api.stop();
    }
  },
};

/** Waits until the read models have all cases, and returns the number of one. */
const fill = async (api: TestApi): Promise<string> => {
  const bus = api.app.get(CommandBus, { strict: false });
  const send = (command: object): Promise<CommandResult> => bus.execute(command);
  await loadDemo({ set: { seed: 1, until: specTime }, cases, send, logEnd: beginning });
  const atLeast = await api.app.get(EventStore, { strict: false }).lastPosition();
  const query = 'query ($atLeast: Position) { cases(first: 1, atLeast: $atLeast) { nodes { number } } }';
  const found = await api.data<{ cases: { nodes: { number: string }[] } }>(query, { atLeast }, { as: agent });
  return found.cases.nodes[0].number;
};

const measure = async (api: TestApi, query: string) => {
  const { requests, latency, errors, non2xx } = await autocannon({
    url: new URL('/graphql', api.url).href,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await api.tokenFor(agent, tokenSeconds)}` },
    body: JSON.stringify({ query }),
    connections,
    duration: seconds,
    workers: 1,
  });
  if (errors + non2xx > 0) throw new Error(`${errors + non2xx} requests failed: ${query}`);
  return { 'requests/s': requests.average, 'p50 ms': latency.p50, 'p99 ms': latency.p99 };
};

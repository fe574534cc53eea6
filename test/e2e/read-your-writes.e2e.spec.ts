import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLField } from 'graphql';
import { agent } from './support/actors.js';
import { minimalOperation } from './support/minimal-operation.js';
import { accepted, opening } from './support/operations.js';
import { type AnsweredError, TestApi } from './support/test-api.js';

const header = 'x-casefold-at-least';

let worked: TestApi;
/** Its read models stand still. */
let alone: TestApi;
/** Of a write that `alone` never folds. */
let unseen: string;

beforeAll(async () => {
  [worked, alone] = await Promise.all([TestApi.start(), TestApi.start({ worker: false })]);
  unseen = (await accepted(alone, 'openCase', opening, agent)).position;
});

afterAll(() => Promise.all([worked.stop(), alone.stop()]));

/** Those that tell how the service is, and read no read model. */
const aboutTheService = [
  'accessLog',
  'erasures',
  'logSeals',
  'processes',
  'projectionJobs',
  'projections',
  'refusedAttempts',
];

const queries = (): GraphQLField<unknown, unknown>[] =>
  Object.values(alone.schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !aboutTheService.includes(name));

const takesAtLeast = ({ args }: GraphQLField<unknown, unknown>): boolean => args.some(({ name }) => name === 'atLeast');

const errorsWith = async (api: TestApi, query: string, headers: Record<string, string>): Promise<AnsweredError[]> => {
  const { errors = [] } = await api.ask(query, {}, { as: agent, headers });
  return [...errors];
};

describe('every query that answers from a read model', () => {
  it('takes atLeast', () => {
    expect(queries().filter((query) => !takesAtLeast(query))).toEqual([]);
  });

  it('waits as the header says', async () => {
    const behind = queries().map(async (field) => {
      const { document, variables } = minimalOperation({ kind: 'query', field });
      const { errors } = await alone.ask(document, variables, { as: agent, headers: { [header]: unseen } });
      expect([field.name, errors?.[0].extensions.code]).toEqual([field.name, 'READ_MODEL_BEHIND']);
    });
    await Promise.all(behind);
  });

  it('waits as its argument says', async () => {
    const behind = queries().map(async (field) => {
      const { document, variables } = minimalOperation({ kind: 'query', field }, { atLeast: unseen });
      const { errors } = await alone.ask(document, variables, { as: agent });
      expect([field.name, errors?.[0].extensions.code]).toEqual([field.name, 'READ_MODEL_BEHIND']);
    });
    await Promise.all(behind);
  });
});

describe('a read model that stays behind', () => {
  it('says how far it is', async () => {
    const begun = performance.now();
    const [error] = await errorsWith(alone, `{ queues(atLeast: "${unseen}") { queue } }`, {});
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1_950);
    expect(error.extensions).toMatchObject({
      code: 'READ_MODEL_BEHIND',
      readModel: 'queue-board',
      asked: unseen,
      reached: '0',
      lagSeconds: expect.any(Number),
      lagEvents: Number(unseen),
    });
  });

  it('does not delay queries for lower positions', async () => {
    expect(await errorsWith(alone, '{ queues(atLeast: "0") { queue } }', { [header]: '0' })).toEqual([]);
  });
});

describe('the header', () => {
  it('makes every query of a request show the write', async () => {
    for (let nth = 0; nth < 5; nth++) {
      const { case: view, position } = await accepted(worked, 'openCase', opening, agent);
      const escalation = { toTier: 2, reason: 'Smoke', urgentReason: 'Safety', severity: 'URGENT' };
      const last = await accepted(worked, 'escalateCase', { caseId: view.id, ...escalation }, agent);
      const query = `query ($id: ID!) {
        case(id: $id) { revision } cases(first: 1) { nodes { id revision } } escalations { case { id } }
      }`;
      const headers = { [header]: last.position };
      const data = await worked.data<{ escalations: object[] }>(query, { id: view.id }, { as: agent, headers });
      expect(Number(last.position)).toBeGreaterThan(Number(position));
      expect(data).toMatchObject({ case: { revision: 1 }, cases: { nodes: [{ id: view.id, revision: 1 }] } });
      expect(data.escalations).toContainEqual({ case: { id: view.id } });
    }
  });

  it.each(['', 'soon', '-1', '1, 2'])('is refused where it is no position: %j', async (value) => {
    const [error] = await errorsWith(worked, '{ queues { queue } }', { [header]: value });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: [header] }] });
  });

  const beyond = '999999999';
  it.each([
    ['it asks for a position that the log does not have', beyond, '', header],
    ['it asks for more than the argument', beyond, '(atLeast: "1")', header],
    ['the argument asks for more', '1', `(atLeast: "${beyond}")`, 'atLeast'],
  ])('is told apart from the argument where %s', async (_, value, argument, refused) => {
    const [error] = await errorsWith(worked, `{ queues${argument} { queue } }`, { [header]: value });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: [refused] }] });
  });
});

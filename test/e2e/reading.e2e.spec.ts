import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agent, analyst, engineer } from './support/actors.js';
import { countStatements } from './support/count-statements.js';
import { accepted, opening } from './support/operations.js';
import { TestApi } from './support/test-api.js';

const caseCount = 60;

let api: TestApi;
/** In the order of their opening. */
const numbers: string[] = [];
const ids: string[] = [];
let position: string;
let allOpenedAt: string;

beforeAll(async () => {
  api = await TestApi.start();
  for (let nth = 0; nth < caseCount; nth++) {
    const externalReference = { source: 'tracker', id: `T-${nth}` };
    const opened = await accepted(api, 'openCase', { ...opening, externalReference, customerId: `C-${nth}` }, agent);
    numbers.push(opened.case.number);
    ids.push(opened.case.id);
  }
  allOpenedAt = new Date().toISOString();
  const [first, second] = ids;
  await accepted(api, 'routeCase', { caseId: first, queue: 'hardware' }, agent);
  await accepted(api, 'startWork', { caseId: first }, agent);
  await accepted(api, 'awaitParty', { caseId: first, party: 'VENDOR' }, agent);
  const escalation = { toTier: 2, reason: 'Smoke', urgentReason: 'Safety', severity: 'URGENT' };
  position = (await accepted(api, 'escalateCase', { caseId: second, ...escalation }, agent)).position;
});

afterAll(() => api.stop());

interface Cases {
  readonly cases: {
    readonly totalCount: number;
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly number: string } }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
      readonly endCursor: string | null;
    };
  };
}

const page = async (args: object): Promise<Cases['cases']> => {
  const query = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: CaseFilterInput, $sort: CaseSortInput, $atLeast: Position) {
    cases(first: $first, after: $after, last: $last, before: $before, filter: $filter, sort: $sort, atLeast: $atLeast) {
      totalCount edges { cursor node { number } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
  const sort = { by: 'OPENED_AT', direction: 'ASCENDING' };
  return (await api.data<Cases>(query, { sort, atLeast: position, ...args }, { as: agent })).cases;
};

const numbersOf = ({ edges }: Cases['cases']): string[] => edges.map(({ node }) => node.number);

describe('a list of cases', () => {
  it('is paged from the front to its end', async () => {
    const first = await page({ first: 25 });
    expect(first).toMatchObject({ totalCount: caseCount, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await page({ first: 25, after: first.pageInfo.endCursor });
    const third = await page({ first: 25, after: second.pageInfo.endCursor });
    expect(third.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect([first, second, third].flatMap(numbersOf)).toEqual(numbers);
  });

  it('is paged from the back in the same order', async () => {
    const last = await page({ last: 25 });
    expect(numbersOf(last)).toEqual(numbers.slice(-25));
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await page({ last: 25, before: last.pageInfo.startCursor });
    expect(numbersOf(before)).toEqual(numbers.slice(-50, -25));
  });

  it.each([
    [{ first: 5, last: 5 }, 'last'],
    [{ after: 'nonsense' }, 'after'],
  ])('refuses %j', async (args, field) => {
    const query =
      'query ($first: Int, $last: Int, $after: String) { cases(first: $first, last: $last, after: $after) { totalCount } }';
    const { errors } = await api.ask(query, args, { as: agent });
    expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: [field] }] });
  });

  it('is narrowed by many criteria', async () => {
    const filter = { status: ['AWAITING'], awaitedParty: ['VENDOR'], queue: ['hardware'], isOpen: true, tier: [1] };
    expect(numbersOf(await page({ filter }))).toEqual([numbers[0]]);
    expect(numbersOf(await page({ filter: { escalationPending: true } }))).toEqual([numbers[1]]);
    expect((await page({ filter: { queue: [null] } })).totalCount).toBe(caseCount - 1);
  });

  it('of fifty costs no more than three SQL statements', async () => {
    const query = '{ cases(first: 50) { totalCount nodes { number customerId queue tier openedAt status } } }';
    const headers = { 'x-correlation-id': 'counted' };
    const statements = await countStatements('counted', () => api.data(query, {}, { as: agent, headers }));
    expect(statements).toBeGreaterThan(0);
    expect(statements).toBeLessThanOrEqual(3);
  });
});

describe('a case', () => {
  const find = async (args: string): Promise<object | null> => {
    const query = `{ case(${args}) { number status } }`;
    return (await api.data<{ case: object | null }>(query, {}, { as: analyst })).case;
  };

  it('is found by id, number, and external reference', async () => {
    const found = { number: numbers[7], status: 'NEW' };
    expect(await find(`id: "${ids[7]}"`)).toEqual(found);
    expect(await find(`number: "${numbers[7]}"`)).toEqual(found);
    expect(await find('externalReference: { source: "tracker", id: "T-7" }')).toEqual(found);
    expect(await find('number: "99999999999"')).toBeNull();
  });

  it('is shown as it was, on either axis, and not before it was', async () => {
    const statusAt = (at: string, axis: string) => find(`id: "${ids[0]}", asOf: { at: "${at}", axis: ${axis} }`);
    for (const axis of ['OCCURRED_AT', 'RECORDED_AT']) {
      expect(await statusAt(allOpenedAt, axis)).toMatchObject({ status: 'NEW' });
      expect(await statusAt(new Date().toISOString(), axis)).toMatchObject({ status: 'AWAITING' });
      expect(await statusAt('2020-01-01T00:00:00Z', axis)).toBeNull();
    }
  });

  it('is named by exactly one key', async () => {
    const { errors } = await api.ask(`{ case(id: "${ids[0]}", number: "1") { id } }`, {}, { as: agent });
    expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('tells of its history, at a past instant, only what had happened by then', async () => {
    const query = `query ($id: ID!, $at: DateTime!) { case(id: $id, asOf: { at: $at, axis: RECORDED_AT }) {
      history { totalCount nodes { revision } }
    } }`;
    const { case: then } = await api.data<{ case: object }>(query, { id: ids[0], at: allOpenedAt }, { as: analyst });
    expect(then).toEqual({ history: { totalCount: 1, nodes: [{ revision: 0 }] } });
  });

  it('tells its history page by page', async () => {
    const query = `query ($id: ID!, $after: String) { case(id: $id) {
      history(first: 2, after: $after) { totalCount nodes { type revision } pageInfo { endCursor hasNextPage } }
    } }`;
    interface History {
      case: { history: { nodes: object[]; totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean } } };
    }
    const first = (await api.data<History>(query, { id: ids[0] }, { as: analyst })).case.history;
    expect(first).toMatchObject({
      totalCount: 4,
      nodes: [
        { type: 'CaseOpened', revision: 0 },
        { type: 'CaseRouted', revision: 1 },
      ],
    });
    const after = first.pageInfo.endCursor;
    const second = (await api.data<History>(query, { id: ids[0], after }, { as: analyst })).case.history;
    expect(second.nodes).toEqual([
      { type: 'WorkStarted', revision: 2 },
      { type: 'AwaitingStarted', revision: 3 },
    ]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});

describe('the boards', () => {
  it('show how much waits in which queue, and how long', async () => {
    const query = '{ queues { queue tier openCases oldestAgeSeconds medianAgeSeconds } }';
    const { queues } = await api.data<{ queues: object[] }>(query, {}, { as: agent });
    expect(queues).toEqual([
      {
        queue: 'hardware',
        tier: 1,
        openCases: 1,
        oldestAgeSeconds: expect.any(Number),
        medianAgeSeconds: expect.any(Number),
      },
      {
        queue: null,
        tier: 1,
        openCases: caseCount - 1,
        oldestAgeSeconds: expect.any(Number),
        medianAgeSeconds: expect.any(Number),
      },
    ]);
  });

  it('show what waits for a tier, since when, and why', async () => {
    const query = '{ escalations(toTier: 2) { toTier reason urgentReason severity dwellSeconds case { number } } }';
    const { escalations } = await api.data<{ escalations: object[] }>(query, {}, { as: engineer });
    expect(escalations).toEqual([
      {
        toTier: 2,
        reason: 'Smoke',
        urgentReason: 'Safety',
        severity: 'URGENT',
        dwellSeconds: expect.any(Number),
        case: { number: numbers[1] },
      },
    ]);
  });

  it('narrow what waits by tier, specialty and severity', async () => {
    const query = 'query ($filter: EscalationFilterInput) { escalations(filter: $filter) { case { number } } }';
    const found = async (filter: object) =>
      (await api.data<{ escalations: object[] }>(query, { filter }, { as: engineer })).escalations;
    const escalated = [{ case: { number: numbers[1] } }];
    expect(await found({ toTier: [2], severity: ['URGENT', 'LOW'], specialty: [null] })).toEqual(escalated);
    expect(await found({ toTier: [3] })).toEqual([]);
    expect(await found({ severity: ['LOW'] })).toEqual([]);
    expect(await found({ specialty: ['battery'] })).toEqual([]);
  });

  it('count cases per status, now and then', async () => {
    const query = 'query ($asOf: AsOfInput) { casesByStatus(asOf: $asOf) { status awaitedParty cases } }';
    const count = async (asOf?: object) =>
      (await api.data<{ casesByStatus: object[] }>(query, { asOf }, { as: analyst })).casesByStatus;
    expect(await count()).toEqual([
      { status: 'AWAITING', awaitedParty: 'VENDOR', cases: 1 },
      { status: 'NEW', awaitedParty: null, cases: caseCount - 1 },
    ]);
    expect(await count({ at: allOpenedAt })).toEqual([{ status: 'NEW', awaitedParty: null, cases: caseCount }]);
  });

  it('count the ways that cases went', async () => {
    const query = '{ caseTransitions { from { status } to { status awaitedParty } count } }';
    const { caseTransitions } = await api.data<{ caseTransitions: object[] }>(query, {}, { as: analyst });
    expect(caseTransitions).toEqual([
      { from: { status: 'ACTIVE' }, to: { status: 'AWAITING', awaitedParty: 'VENDOR' }, count: 1 },
      { from: { status: 'NEW' }, to: { status: 'ACTIVE', awaitedParty: null }, count: 1 },
    ]);
  });
});

describe('atLeast', () => {
  it('refuses a position that the log does not have', async () => {
    const { errors } = await api.ask('{ queues(atLeast: "999999999") { queue } }', {}, { as: agent });
    expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['atLeast'] }] });
  });
});

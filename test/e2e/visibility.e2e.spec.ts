import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { actorOf, agent, analyst, customer, otherCustomer } from './support/actors.js';
import { accepted, opening, send } from './support/operations.js';
import { TestApi } from './support/test-api.js';

let api: TestApi;
let id: string;
let position: string;

const query = `query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) {
  id status symptom tier queue skills assignee transferCount noteCount orderNumber
  contact { name phone email }
  pendingEscalation { toTier reason attempts { step } }
  diagnosis { faultClass symptom steps { step } diagnosedBy }
  links { relation }
  history { nodes { type data } }
} }`;

interface Seen {
  readonly history: {
    readonly nodes: readonly { readonly type: string; readonly data: Record<string, unknown> }[];
  } | null;
  readonly [field: string]: unknown;
}

const seenBy = async (as: Actor): Promise<Seen | null> =>
  (await api.data<{ case: Seen | null }>(query, { id, atLeast: position }, { as })).case;

beforeAll(async () => {
  api = await TestApi.start();
  id = (await accepted(api, 'openCase', { ...opening, orderNumber: 'W-4711' }, agent)).case.id;
  await accepted(api, 'routeCase', { caseId: id, queue: 'hardware', skills: ['display'] }, agent);
  await accepted(api, 'assignAgent', { caseId: id, agentId: 'agent-1' }, agent);
  await accepted(api, 'addNote', { caseId: id, body: 'Sounds upset', visibility: 'INTERNAL' }, agent);
  const steps = [{ step: 'Restarted', result: 'No change' }];
  await accepted(
    api,
    'diagnoseCase',
    { caseId: id, faultClass: 'WEAR', symptom: 'Flickers', confidence: 'LOW', steps },
    agent,
  );
  const escalation = { caseId: id, toTier: 2, reason: 'Second opinion', severity: 'LOW' };
  await accepted(api, 'escalateCase', escalation, agent);
  const link = { caseId: id, relation: 'PROBLEM', externalReference: { source: 'tracker', id: 'PRB-1' } };
  position = (await accepted(api, 'linkCase', link, agent)).position;
});

afterAll(() => api.stop());

describe('a case', () => {
  it('is shown whole to those who work on it', async () => {
    expect(await seenBy(agent)).toMatchObject({
      queue: 'hardware',
      contact: opening.contact,
      orderNumber: 'W-4711',
      pendingEscalation: { toTier: 2, reason: 'Second opinion', attempts: [{ step: 'Restarted' }] },
      noteCount: 1,
      links: [{ relation: 'PROBLEM' }],
    });
  });

  it('F38: is shown to its customer without the inner workings', async () => {
    expect(await seenBy(customer)).toEqual({
      id,
      status: 'NEW',
      symptom: opening.symptom,
      tier: 1,
      queue: null,
      skills: null,
      assignee: null,
      transferCount: null,
      noteCount: null,
      orderNumber: 'W-4711',
      contact: opening.contact,
      pendingEscalation: { toTier: 2, reason: null, attempts: null },
      diagnosis: { faultClass: 'WEAR', symptom: 'Flickers', steps: null, diagnosedBy: null },
      links: [],
      history: null,
    });
  });

  it('is hidden from other customers', async () => {
    expect(await seenBy(otherCustomer)).toBeNull();
  });

  it.each(['analyst', 'engineering'] as const)(
    'is shown to %s without what is personal and without texts, which may hold anything, in its history too',
    async (role) => {
      const seen = await seenBy(actorOf(role));
      expect(seen).toMatchObject({ queue: 'hardware', symptom: null, contact: null, orderNumber: null });
      const [{ type, data }] = seen?.history?.nodes ?? [];
      expect(type).toBe('CaseOpened');
      expect(data).toMatchObject({ customerId: 'C-1' });
      for (const said of [opening.symptom, 'ann@example.org', 'Sounds upset', 'Restarted']) {
        expect(JSON.stringify(seen)).not.toContain(said);
      }
    },
  );

  it.each(['analyst', 'engineering'] as const)('is shown to %s with texts where the token says so', async (role) => {
    const seen = await seenBy({ ...actorOf(role), scope: ['read:text'] });
    expect(seen).toMatchObject({ symptom: opening.symptom, contact: null });
    const [{ data }] = seen?.history?.nodes ?? [];
    expect(data).toMatchObject({ symptom: opening.symptom });
    expect(data).not.toHaveProperty('contact');
  });

  it('is shown to engineering with what was tried, once it is escalated to them', async () => {
    const { case: escalated } = await accepted(api, 'openCase', { ...opening, customerId: 'C-3' }, agent);
    const urgent = { toTier: 3, reason: 'Smoke', severity: 'URGENT', urgentReason: 'It burns' };
    const input = { caseId: escalated.id, ...urgent };
    const { position: until } = await accepted(api, 'escalateCase', input, agent);
    const text = `query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) {
      symptom contact { name } pendingEscalation { reason } history { nodes { data } } } }`;
    const asked = await api.data<{ case: object }>(
      text,
      { id: escalated.id, atLeast: until },
      { as: actorOf('engineering') },
    );
    expect(asked.case).toMatchObject({
      symptom: opening.symptom,
      contact: null,
      pendingEscalation: { reason: 'Smoke' },
      history: { nodes: [{ data: { symptom: opening.symptom } }, { data: { reason: 'Smoke' } }] },
    });
  });

  it('is masked in the same way at past instants', async () => {
    const past = async (as: Actor) => {
      const asOf = { at: new Date().toISOString() };
      const text = 'query ($id: ID!, $asOf: AsOfInput) { case(id: $id, asOf: $asOf) { queue contact { name } } }';
      return (await api.data<{ case: object | null }>(text, { id, asOf }, { as })).case;
    };
    expect(await past(agent)).toEqual({ queue: 'hardware', contact: { name: 'Ann Example' } });
    expect(await past(analyst)).toEqual({ queue: 'hardware', contact: null });
    expect(await past(customer)).toEqual({ queue: null, contact: { name: 'Ann Example' } });
    expect(await past(otherCustomer)).toBeNull();
  });
});

describe('a list of cases', () => {
  const totalFor = async (as: Actor, filter: object): Promise<number> => {
    const text = 'query ($filter: CaseFilterInput) { cases(filter: $filter) { totalCount } }';
    return (await api.data<{ cases: { totalCount: number } }>(text, { filter }, { as })).cases.totalCount;
  };

  it('holds for customers their own, whatever they ask for', async () => {
    expect(await totalFor(customer, {})).toBe(1);
    expect(await totalFor(otherCustomer, {})).toBe(0);
  });

  it('can not be searched by customers for what they are not shown', async () => {
    const text = 'query ($filter: CaseFilterInput) { cases(filter: $filter) { totalCount } }';
    for (const filter of [{ queue: ['hardware'] }, { customerId: ['C-1'] }, { escalationPending: true }]) {
      const { errors } = await api.ask(text, { filter }, { as: customer });
      expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('a command of a customer', () => {
  it('to a case of someone else is refused, and shows nothing of it', async () => {
    const input = { caseId: id, channel: 'app', direction: 'INBOUND', summary: 'Hello' };
    expect(await send(api, 'recordContact', input, otherCustomer)).toMatchObject({
      case: null,
      userErrors: [{ code: 'NOT_YOUR_CASE' }],
    });
  });

  it('opens cases for themselves only', async () => {
    expect((await send(api, 'openCase', opening, otherCustomer)).userErrors).toMatchObject([{ code: 'NOT_YOUR_CASE' }]);
    expect((await send(api, 'openCase', opening, customer)).userErrors).toEqual([]);
  });
});

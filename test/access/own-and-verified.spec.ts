import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { actorOf, agent, customer, otherCustomer } from '../e2e/support/actors.js';
import { accepted, carryOut, opening, send } from '../e2e/support/operations.js';
import { TestApi } from '../e2e/support/test-api.js';

const details = {
  name: 'Ann Example',
  phone: '+44 20 7946 0018',
  email: 'ann@example.org',
  accessibility: ['large-print'],
  region: 'GB',
  language: 'en',
};

let api: TestApi;
let caseId: string;
let atLeast: string;

beforeAll(async () => {
  api = await TestApi.start();
  await carryOut(api, 'registerCustomer', { customerId: 'C-1', ...details }, agent);
  ({
    case: { id: caseId },
    position: atLeast,
  } = await accepted(api, 'openCase', opening, agent));
});

afterAll(() => api.stop());

interface Asked {
  readonly customer: {
    readonly id: string;
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly accessibility: readonly string[] | null;
  } | null;
}

const recordSeenBy = async (as: Actor): Promise<Asked['customer']> => {
  const query = `query ($atLeast: Position) {
    customer(id: "C-1", atLeast: $atLeast) { id name phone email accessibility }
  }`;
  return (await api.data<Asked>(query, { atLeast }, { as })).customer;
};

const casesOfCustomer = (as: Actor) =>
  api.ask<{ cases: { totalCount: number } }>(
    'query ($atLeast: Position) { cases(filter: { customerId: ["C-1"] }, atLeast: $atLeast) { totalCount } }',
    { atLeast },
    { as },
  );

const desk = (['agent', 'engineer', 'relations', 'dispatcher'] as const).map(actorOf);
const unknown = { id: 'C-1', name: null, phone: null, email: null, accessibility: null };

describe("a customer's record", () => {
  it('cannot be seen or changed by other customers', async () => {
    expect(await recordSeenBy(customer)).toMatchObject({ name: details.name });
    expect(await recordSeenBy(otherCustomer)).toBeNull();
    const { errors } = await api.ask(
      'mutation ($input: SetPreferencesInput!) { setPreferences(input: $input) { customer { id } userErrors { code } } }',
      { input: { customerId: 'C-1', language: 'en' } },
      { as: otherCustomer },
    );
    expect(errors ?? []).toEqual([]);
    expect(await recordSeenBy(customer)).toMatchObject({ accessibility: details.accessibility });
  });

  it('F4: shows the desk neither personal data nor cases before the identity is verified', async () => {
    for (const actor of desk) {
      expect([actor.role, await recordSeenBy(actor)]).toEqual([actor.role, unknown]);
      const { errors } = await casesOfCustomer(actor);
      expect([actor.role, errors?.[0].extensions.code]).toEqual([actor.role, 'IDENTITY_NOT_VERIFIED']);
    }
    expect(await recordSeenBy(actorOf('privacy-officer'))).toMatchObject({ name: details.name });
  });

  it('F4: shows the desk both while the identity is verified on an open case, and not after that case is closed', async () => {
    await accepted(api, 'verifyIdentity', { caseId, method: 'document' }, agent);
    ({ position: atLeast } = await accepted(api, 'startWork', { caseId }, agent));
    for (const actor of desk) {
      expect(await recordSeenBy(actor)).toMatchObject({ name: details.name, phone: '+442079460018' });
      expect((await casesOfCustomer(actor)).data?.cases.totalCount).toBe(1);
    }
    await accepted(api, 'proposeResolution', { caseId, code: 'solved' }, agent);
    await accepted(api, 'confirmResolution', { caseId }, agent);
    ({ position: atLeast } = await accepted(api, 'closeCase', { caseId, code: 'solved', ground: 'CONFIRMED' }, agent));
    for (const actor of desk) expect(await recordSeenBy(actor)).toEqual(unknown);
  });

  it('is always masked for analysts and engineering', async () => {
    for (const role of ['analyst', 'engineering', 'quality'] as const) {
      expect([role, await recordSeenBy(actorOf(role))]).toEqual([role, unknown]);
    }
  });
});

describe('a case of somebody else', () => {
  it('is hidden from a customer, by id, in lists, and in payloads of commands', async () => {
    const query = 'query ($id: ID!) { case(id: $id) { id } cases { totalCount } }';
    expect(await api.data(query, { id: caseId }, { as: otherCustomer })).toEqual({
      case: null,
      cases: { totalCount: 0 },
    });
    const contact = { caseId, channel: 'app', direction: 'INBOUND', summary: 'Hello' };
    expect(await send(api, 'recordContact', contact, otherCustomer)).toMatchObject({
      case: null,
      userErrors: [{ code: 'NOT_YOUR_CASE' }],
    });
  });
});

describe('the texts of a case', () => {
  it('are shown to engineering once the case is escalated to tier 3, but never contact data (F8)', async () => {
    const opened = await accepted(api, 'openCase', opening, agent);
    const id = opened.case.id;
    const seen = async (position: string) => {
      const query = 'query ($id: ID!, $at: Position) { case(id: $id, atLeast: $at) { id symptom contact { name } } }';
      return api.data(query, { id, at: position }, { as: actorOf('engineering') });
    };
    expect(await seen(opened.position)).toEqual({ case: { id, symptom: null, contact: null } });
    const escalation = { caseId: id, toTier: 3, severity: 'HIGH', reason: 'Odd', urgentReason: 'Smoke' };
    const { position } = await accepted(api, 'escalateCase', escalation, agent);
    expect(await seen(position)).toEqual({ case: { id, symptom: opening.symptom, contact: null } });
  });
});

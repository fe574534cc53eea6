import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessPolicy } from '#access';
import type { Actor } from '#kernel';
import { surplusRules } from '../../libs/api/graphql-server/src/auth/missing-rules.js';
import { IdentityProviderDouble } from '#graphql-server/testing';
import { actorOf, agent, analyst } from './support/actors.js';
import { accepted, opening } from './support/operations.js';
import { TestApi } from './support/test-api.js';

let provider: IdentityProviderDouble;
let api: TestApi;
let id: string;
let opened: string;
let position: string;

beforeAll(async () => {
  provider = await IdentityProviderDouble.start();
  await provider.rotate('ES256');
  api = await TestApi.start({
    env: { CASEFOLD_OIDC_ISSUER: provider.issuer, CASEFOLD_TOKEN_CLAIMS: 'role=realm_access.roles' },
  });
  const first = await accepted(api, 'openCase', opening, agent);
  [id, opened] = [first.case.id, first.position];
  await accepted(api, 'routeCase', { caseId: id, queue: 'hardware' }, agent);
  await accepted(api, 'addNote', { caseId: id, body: 'Sounds upset', visibility: 'INTERNAL' }, agent);
  position = (await accepted(api, 'startWork', { caseId: id }, agent)).position;
});

afterAll(async () => {
  await api.stop();
  await provider.stop();
});

/** The events of a subscription up to the one with this position. */
const followed = async (query: string, variables: Record<string, unknown>, authorization: string) => {
  const client = api.connect(() => Promise.resolve({ authorization }));
  const changes: { readonly position: string }[] = [];
  for await (const { data, errors } of client.iterate<Record<string, { position: string }>>({ query, variables })) {
    if (!data) throw new Error(JSON.stringify(errors));
    const [change] = Object.values(data);
    changes.push(change);
    if (change.position === position) break;
  }
  await client.dispose();
  return changes;
};

const bearer = async (actor: Actor) => `Bearer ${await api.tokenFor(actor)}`;

describe('the policy', () => {
  it('has no rules for missing types or operations', () => {
    expect(surplusRules(api.schema, api.app.get(AccessPolicy, { strict: false }))).toEqual([]);
  });
});

describe('a token of the identity provider', () => {
  it('is accepted over HTTP and WebSockets', async () => {
    const token = await provider.token({ realm_access: { roles: ['uma_authorization', 'engineer'] } });
    const headers = { authorization: `Bearer ${token}` };
    const text = 'query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) { contact { name } } }';
    expect(await api.ask(text, { id, atLeast: position }, { headers })).toEqual({
      data: { case: { contact: { name: 'Ann Example' } } },
    });
    const query = 'subscription ($id: ID!, $after: Position) { caseChanged(id: $id, after: $after) { position } }';
    expect(await followed(query, { id, after: opened }, headers.authorization)).toHaveLength(3);
  });

  it('with two roles is refused', async () => {
    const token = await provider.token({ realm_access: { roles: ['policy-admin', 'privacy-officer'] } });
    const { errors } = await api.ask('{ erasures { id } }', {}, { headers: { authorization: `Bearer ${token}` } });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('an integration', () => {
  const crm = (...scope: string[]): Actor => ({ id: 'crm', role: 'integration', scope });

  it('sees in histories the event types that its token names', async () => {
    const text = `query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) {
      history { totalCount nodes { type } edges { node { revision } } } } }`;
    const as = crm('case', 'CaseRouted', 'NoteAdded');
    const { case: seen } = await api.data<{ case: object }>(text, { id, atLeast: position }, { as });
    expect(seen).toEqual({
      history: {
        totalCount: 4,
        nodes: [{ type: 'CaseRouted' }, { type: 'NoteAdded' }],
        edges: [{ node: { revision: 1 } }, { node: { revision: 2 } }],
      },
    });
  });

  it('gets by subscriptions the event types that its token names', async () => {
    const caseChanged = `subscription ($id: ID!, $after: Position) {
      caseChanged(id: $id, after: $after) { position event { type data } } }`;
    const as = await bearer(crm('caseChanged', 'WorkStarted', 'CaseRouted'));
    expect(await followed(caseChanged, { id, after: opened }, as)).toMatchObject([
      { event: { type: 'CaseRouted', data: { queue: 'hardware' } } },
      { event: { type: 'WorkStarted' } },
    ]);
  });
});

describe('what is shown of people', () => {
  const officer = actorOf('privacy-officer');
  const entriesOf = async (actor: string): Promise<object[]> => {
    const text = 'query ($actor: ID) { accessLog(actor: $actor) { nodes { operation subject fields } } }';
    for (;;) {
      const { accessLog } = await api.data<{ accessLog: { nodes: object[] } }>(text, { actor }, { as: officer });
      if (accessLog.nodes.length > 0) return accessLog.nodes;
    }
  };

  it('by a query is recorded, once for each subject, under its own name', async () => {
    const text = `query ($id: ID!, $atLeast: Position) { mine: case(id: $id, atLeast: $atLeast) {
      id symptom contact { phone } history { nodes { data } } } }`;
    await api.data(text, { id, atLeast: position }, { as: { ...agent, id: 'reader' } });
    expect(await entriesOf('reader')).toEqual([
      {
        operation: 'case',
        subject: 'customer-C-1',
        fields: ['Case.symptom', 'Case.contact', 'Contact.phone', 'CaseEvent.data'],
      },
    ]);
  });

  it('by an event of a subscription is recorded too', async () => {
    const query = `subscription ($id: ID!, $after: Position) {
      caseChanged(id: $id, after: $after) { position event { data } } }`;
    await followed(query, { id, after: opened }, await bearer({ ...agent, id: 'follower' }));
    expect(await entriesOf('follower')).toEqual([
      { operation: 'caseChanged', subject: 'customer-C-1', fields: ['CaseEvent.data'] },
    ]);
  });

  it('is nothing where it was masked', async () => {
    const text = `query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) {
      symptom contact { phone } history { nodes { data } } } }`;
    await api.data(text, { id, atLeast: position }, { as: analyst });
    const asked = 'query ($actor: ID) { accessLog(actor: $actor) { totalCount } }';
    // What came later is there, so that what came earlier would be.
    await api.data(text, { id, atLeast: position }, { as: { ...agent, id: 'after the analyst' } });
    await entriesOf('after the analyst');
    expect(await api.data(asked, { actor: analyst.id }, { as: officer })).toEqual({ accessLog: { totalCount: 0 } });
  });
});

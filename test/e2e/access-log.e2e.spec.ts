import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessLog } from '#access-log';
import type { Actor } from '#kernel';
import { actorOf, agent, engineer } from './support/actors.js';
import { accepted, opening } from './support/operations.js';
import { TestApi } from './support/test-api.js';

const officer = actorOf('privacy-officer');

let api: TestApi;
let log: AccessLog;

beforeAll(async () => {
  api = await TestApi.start();
  log = api.app.get(AccessLog, { strict: false });
});
afterAll(() => api.stop());

interface Entry {
  readonly id: string;
  readonly actor: string;
  readonly operation: string;
  readonly subject: string;
  readonly fields: readonly string[];
}

interface Page {
  readonly nodes: readonly Entry[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string; readonly hasPreviousPage: boolean };
}

const query = `query ($subject: String, $actor: ID, $from: DateTime, $to: DateTime, $first: Int, $after: String, $last: Int, $before: String) {
  accessLog(subject: $subject, actor: $actor, from: $from, to: $to, first: $first, after: $after, last: $last, before: $before) {
    nodes { id at actor role operation subject fields correlationId }
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

const page = async (variables: object = {}): Promise<Page> =>
  (await api.data<{ accessLog: Page }>(query, variables, { as: officer })).accessLog;

/** What is recorded is stored a moment later. */
const stored = async (variables: object, count: number): Promise<Page> => {
  for (;;) {
    const found = await page(variables);
    if (Math.min(found.totalCount, found.nodes.length) >= count) return found; // they are read one after the other
  }
};

const shown = (actor: Actor, subject: string): void =>
  log.read({ actor, operation: 'case', subject, fields: ['Case.contact'], correlationId: 'c-1' });

describe('the access log', () => {
  it('shows privacy officers who was shown whose data, the latest first', async () => {
    for (let n = 0; n < 3; n += 1) shown(agent, 'customer-A');
    shown(engineer, 'customer-A');
    shown(engineer, 'customer-B');
    const { nodes } = await stored({ subject: 'customer-A', actor: agent.id }, 3);
    const entry = {
      actor: 'agent-1',
      role: 'agent',
      operation: 'case',
      subject: 'customer-A',
      fields: ['Case.contact'],
    };
    expect(nodes).toMatchObject([entry, entry, entry]);
    expect(nodes.map(({ id }) => Number(id))).toEqual([...nodes.map(({ id }) => Number(id))].sort((a, b) => b - a));
    expect(await stored({ subject: 'customer-A', actor: engineer.id }, 1)).toMatchObject({ totalCount: 1 });
  });

  it('contains what an agent was shown of a case, under its customer', async () => {
    const known = { ...opening, customerId: 'C-looked' };
    const { case: opened, position: atLeast } = await accepted(api, 'openCase', known, agent);
    const text = 'query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) { contact { name } } }';
    await api.data(text, { id: opened.id, atLeast }, { as: agent });
    const { nodes } = await stored({ subject: 'customer-C-looked', actor: agent.id }, 1);
    expect(nodes).toMatchObject([{ operation: 'case', fields: ['Case.contact', 'Contact.name'], role: 'agent' }]);
  });

  it('has texts that were read on the board of escalations, under the customer of the case', async () => {
    const { case: opened } = await accepted(api, 'openCase', { ...opening, customerId: 'C-waits' }, agent);
    const why = { toTier: 2, reason: 'It smells of smoke', urgentReason: 'Safety', severity: 'URGENT' };
    const { position: atLeast } = await accepted(api, 'escalateCase', { caseId: opened.id, ...why }, agent);
    const text = 'query ($atLeast: Position) { escalations(atLeast: $atLeast) { reason } }';
    await api.data(text, { atLeast }, { as: engineer });
    const { nodes } = await stored({ subject: 'customer-C-waits', actor: engineer.id }, 1);
    expect(nodes).toMatchObject([{ operation: 'escalations', fields: ['Escalation.reason'] }]);
    expect((await page({ subject: `case-${opened.id}` })).totalCount).toBe(0);
  });

  it('is read in pages, either way', async () => {
    for (let n = 0; n < 5; n += 1) shown(agent, 'customer-P');
    const asked = { subject: 'customer-P', actor: agent.id };
    const all = (await stored(asked, 5)).nodes.map(({ id }) => id);
    const first = await page({ ...asked, first: 2 });
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const { endCursor: after } = first.pageInfo;
    const second = await page({ ...asked, first: 100, after });
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(all);
    const last = await page({ ...asked, last: 2 });
    expect(last.nodes.map(({ id }) => id)).toEqual(all.slice(3));
  });

  it('is read by time', async () => {
    shown(agent, 'customer-T');
    const asked = { subject: 'customer-T', actor: agent.id };
    await stored(asked, 1);
    const years = [
      { from: '2000-01-01T00:00:00Z', to: '2001-01-01T00:00:00Z' },
      { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' },
    ];
    const counts = years.map(async (within) => (await page({ ...asked, ...within })).totalCount);
    expect(await Promise.all(counts)).toEqual([0, 1]);
  });

  it('records who reads it', async () => {
    await page({ subject: 'customer-R' });
    const { nodes } = await stored({ actor: officer.id, subject: 'customer-R' }, 1);
    expect(nodes[0]).toMatchObject({ operation: 'accessLog', fields: ['AccessEntry'], role: 'privacy-officer' });
  });

  it.each(['', 'x', Buffer.from('["1","2"]').toString('base64url'), Buffer.from('["1; --"]').toString('base64url')])(
    'refuses what is no cursor: %s',
    async (after) => {
      const { errors } = await api.ask(query, { after }, { as: officer });
      expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    },
  );

  it.each(['agent', 'quality', 'operator', 'policy-admin', 'analyst', 'customer'] as const)(
    'is not for the role %s',
    async (role) => {
      const { errors } = await api.ask(query, {}, { as: actorOf(role) });
      expect(errors?.[0].extensions.code).toBe('FORBIDDEN');
    },
  );
});

describe('refused attempts', () => {
  interface Attempts {
    readonly refusedAttempts: { readonly nodes: readonly { readonly attempts: number }[] };
  }

  const refusals = `query ($actor: ID, $after: String) {
    refusedAttempts(actor: $actor, first: 1, after: $after) {
      nodes { minute actor role operation code attempts } pageInfo { endCursor hasNextPage }
    }
  }`;

  it('are counted by actor and minute', async () => {
    const nobody: Actor = { id: 'nosy', role: 'agent' };
    for (let n = 0; n < 3; n += 1) log.refused({ actor: nobody, operation: 'accessLog', code: 'FORBIDDEN' });
    for (;;) {
      const { refusedAttempts } = await api.data<Attempts>(refusals, { actor: 'nosy' }, { as: officer });
      if (refusedAttempts.nodes.length === 0) continue;
      expect(refusedAttempts).toMatchObject({
        nodes: [{ role: 'agent', operation: 'accessLog', code: 'FORBIDDEN', attempts: 3 }],
        pageInfo: { hasNextPage: false },
      });
      return;
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agent, customer, engineer } from './support/actors.js';
import { accepted, opening, send } from './support/operations.js';
import { TestApi } from './support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});

afterAll(() => api.stop());

const diagnosis = {
  faultClass: 'MANUFACTURING_DEFECT',
  faultCodes: ['DISP-07'],
  symptom: 'Flickers under 20 % brightness',
  steps: [{ step: 'Restarted', result: 'Still flickers' }],
  confidence: 'HIGH',
};

describe('a case from opening to closing', () => {
  it('goes through diagnosis, escalation, repair, replacement, resolution, closing and reopening', async () => {
    const { id } = (await accepted(api, 'openCase', opening, agent)).case;
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    const story: [string, object, typeof agent][] = [
      ['classifyCase', { category: 'hardware', subcategory: 'panel' }, agent],
      ['setPriority', { priority: 'HIGH', reason: 'Needs it for work' }, agent],
      ['routeCase', { queue: 'hardware', skills: ['display'] }, agent],
      ['assignAgent', { agentId: 'agent-1' }, agent],
      ['startWork', {}, agent],
      ['recordContact', { channel: 'phone', direction: 'OUTBOUND', summary: 'Asked for a photograph' }, agent],
      ['awaitParty', { party: 'CUSTOMER', reason: 'Photograph' }, agent],
      ['resumeCase', {}, agent],
      ['addNote', { body: 'Photograph arrived', visibility: 'INTERNAL' }, agent],
      ['diagnoseCase', diagnosis, agent],
      ['escalateCase', { toTier: 2, reason: 'Panel fault', severity: 'NORMAL', specialty: 'display' }, agent],
      ['acceptEscalation', {}, engineer],
      ['scheduleRepair', { mode: 'SITE', faultCode: 'DISP-07', siteId: 'site-1', appointmentAt: soon }, customer],
      ['linkCase', { relation: 'PROBLEM', externalReference: { source: 'tracker', id: 'PRB-9' } }, agent],
      ['deEscalateCase', { toTier: 1, reason: 'Repair is under way' }, engineer],
      ['proposeResolution', { code: 'replaced', summary: 'New device handed over' }, agent],
      ['confirmResolution', { comment: 'Works' }, customer],
      ['closeCase', { code: 'replaced', cause: 'panel', ground: 'CONFIRMED' }, agent],
      ['reopenCase', { reason: 'Flickers again' }, agent],
    ];
    let position = '';
    for (const [command, input, as] of story) {
      ({ position } = await accepted(api, command, { caseId: id, ...input }, as));
    }

    const query = `query ($id: ID!) { case(id: $id) {
      status tier priority queue assignee reopenCount contactCount escalationCount
      diagnosis { nth faultClass faultCodes steps { step result } diagnosedBy }
      repairs { mode faultCode siteId } links { relation externalReference { source id } }
      history(first: 100) { totalCount nodes { type revision actor role } }
    } }`;
    const headers = { 'x-casefold-at-least': position };
    const { case: found } = await api.data<{ case: object }>(query, { id }, { as: agent, headers });
    expect(found).toMatchObject({
      status: 'ACTIVE',
      tier: 1,
      priority: 'HIGH',
      queue: 'hardware',
      assignee: 'agent-1',
      reopenCount: 1,
      contactCount: 1,
      escalationCount: 1,
      diagnosis: { nth: 1, faultClass: 'MANUFACTURING_DEFECT', faultCodes: ['DISP-07'], diagnosedBy: 'agent-1' },
      repairs: [{ mode: 'SITE', faultCode: 'DISP-07', siteId: 'site-1' }],
      links: [{ relation: 'PROBLEM', externalReference: { source: 'tracker', id: 'PRB-9' } }],
      history: { totalCount: story.length + 1, nodes: { length: story.length + 1 } },
    });
  });

  it('shows a client its own write at once, in the payload and through atLeast', async () => {
    const opened = await accepted(api, 'openCase', opening, agent);
    expect(opened.case).toMatchObject({ status: 'NEW', revision: 0 });
    const { case: found } = await api.data<{ case: object }>(
      `query ($number: String!, $atLeast: Position) {
        case(number: $number, atLeast: $atLeast) { id status contact { name phone email } }
      }`,
      { number: opened.case.number, atLeast: opened.position },
      { as: agent },
    );
    expect(found).toEqual({ id: opened.case.id, status: 'NEW', contact: opening.contact });
  });
});

describe('a command id', () => {
  it('makes a repeat answer the first result and change nothing', async () => {
    const commandId = crypto.randomUUID();
    const first = await accepted(api, 'openCase', { ...opening, commandId }, agent);
    const again = await accepted(api, 'openCase', { ...opening, commandId: commandId.toUpperCase() }, agent);
    expect(again).toEqual(first);
  });

  it('is refused for another command', async () => {
    const commandId = crypto.randomUUID();
    const { id } = (await accepted(api, 'openCase', { ...opening, commandId }, agent)).case;
    const reused = await send(api, 'openCase', { ...opening, symptom: 'Another', commandId }, agent);
    expect(reused).toMatchObject({
      case: { id, revision: 0 },
      revision: null,
      position: null,
      userErrors: [{ code: 'COMMAND_ID_REUSED', path: ['input', 'commandId'] }],
    });
  });
});

describe('an expected revision', () => {
  it('is refused once something else happened, with the case as it is now', async () => {
    const { id } = (await accepted(api, 'openCase', opening, agent)).case;
    await accepted(api, 'startWork', { caseId: id, expectedRevision: 0 }, agent);
    const late = await send(
      api,
      'addNote',
      { caseId: id, expectedRevision: 0, body: 'x', visibility: 'INTERNAL' },
      agent,
    );
    expect(late).toMatchObject({
      case: { revision: 1, status: 'ACTIVE' },
      userErrors: [{ code: 'REVISION_CONFLICT', path: ['input', 'expectedRevision'] }],
    });
  });
});

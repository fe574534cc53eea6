import type { Actor } from '#kernel';
import { product } from '#product';
import { actorOf, agent, customer, engineer } from '../../e2e/support/actors.js';
import { accepted } from '../../e2e/support/operations.js';
import type { TestApi } from '../../e2e/support/test-api.js';
import { mayCall, type TokenRole } from '../expectations.js';
import { type Articles, makeArticles } from './articles.js';
import { makeRecords } from './customer-records.js';
import type { Question } from './questions.js';

/** Markers that every personal field and every free text of the test data contains. */
export const personalMarker = 'Quillfeather';
export const textMarker = 'rumplethorn';

/** Cases of one customer in which, together, every field that others than operators may see has a value. */
export interface AccessWorld {
  readonly customerId: string;
  readonly phone: string;
  /** Two more customer records: one merged into the first, one erased. */
  readonly customers: readonly string[];
  readonly waiting: string;
  readonly escalated: string;
  readonly closed: string;
  readonly articles: Articles;
  /** Position before the first event, from which subscriptions start. */
  readonly begin: string;
  /** Position of the last event. */
  readonly position: string;
}

/** Event types in the tokens of integrations. */
export const eventTypes: readonly string[] = product.contexts.flatMap(({ streams }) =>
  streams.flatMap(({ shapes }) => Object.keys(shapes)),
);

/** Returns the actors of a role. The integration may call everything that a token can allow; two customers see their own records. */
export const holdersOf = (role: TokenRole, { operation }: Pick<Question, 'operation'>): readonly Actor[] => {
  if (role === 'integration') return [{ id: 'erp', role, scope: [...Object.keys(mayCall), ...eventTypes] }];
  if (role === 'customer' && operation.field.name === 'customer') {
    return [customer, { id: 'erased', role, customerId: 'C-7' }];
  }
  return [actorOf(role)];
};

const opening = {
  customerId: 'C-1',
  channel: 'phone',
  category: 'hardware',
  subcategory: 'display',
  symptom: `It flickers, ${textMarker}`,
  language: 'en',
  region: 'GB',
  priority: 'HIGH',
  impact: 'HIGH',
  urgency: 'LOW',
  deviceSerial: 'SN-1',
  orderNumber: `W-${personalMarker}`,
  screenshot: `shot-${personalMarker}.png`,
  externalReference: { source: 'erp', id: 'X-1' },
  snapshot: { appVersion: '1.2', deviceModel: 'M-1', osVersion: '17' },
  contact: { name: personalMarker, phone: '+44 20 7946 0018', email: `${personalMarker}@example.org` },
};

const diagnosis = {
  faultClass: 'WEAR',
  faultCodes: ['F-1'],
  confidence: 'HIGH',
  symptom: `Flickers, ${textMarker}`,
  since: `Monday, ${textMarker}`,
  trigger: `Heat, ${textMarker}`,
  frequency: `Hourly, ${textMarker}`,
  steps: [{ step: `Restarted, ${textMarker}`, result: `Nothing, ${textMarker}` }],
  evidence: [`film-${textMarker}`],
};

type Step = readonly [command: string, input: object, as?: Actor];

/** Preferences of all customer records. */
export const preferences = { language: 'en', accessibility: [`need-${personalMarker}`], preferredChannel: 'phone' };
const details = { ...opening.contact, ...preferences, region: 'GB', segment: 'EDUCATION' };

export const makeWorld = async (api: TestApi): Promise<AccessWorld> => {
  const act = (id: string, steps: readonly Step[]) => perform(api, id, steps);
  const first = await accepted(api, 'openCase', { ...opening, externalReference: { source: 'erp', id: 'X-0' } }, agent);
  const closed = first.case.id;
  await act(closed, closing);
  const escalated = (await accepted(api, 'openCase', opening, agent)).case.id;
  await act(escalated, escalating);
  const other = { ...opening, customerId: 'C-3', externalReference: undefined };
  const foreign = (await accepted(api, 'openCase', other, agent)).case.id;
  const waiting = (await accepted(api, 'openCase', { ...opening, externalReference: undefined }, agent)).case.id;
  const scheduled = await act(waiting, working(foreign));
  await act(waiting, [['recordReplacement', await replacementFor(api, waiting, scheduled), engineer]]);
  const articles = await makeArticles(api, [escalated, waiting]);
  const position = await act(waiting, awaiting);
  const gone = (await accepted(api, 'openCase', { ...other, customerId: 'C-7' }, agent)).case.id;
  await act(gone, [['verifyIdentity', { method: 'document' }]]);
  const records = { customerId: 'C-1', merged: 'C-8', erased: 'C-7' };
  await makeRecords(api, { ...records, details, reason: `Dispute, ${textMarker}` });
  const customers = [records.merged, records.erased];
  const { phone } = opening.contact;
  const cases = { waiting, escalated, closed };
  return { customerId: 'C-1', phone, customers, ...cases, articles, begin: first.position, position };
};

const perform = async (api: TestApi, caseId: string, steps: readonly Step[]): Promise<string> => {
  let position = '';
  for (const [command, input, as = agent] of steps) {
    ({ position } = await accepted(api, command, { caseId, ...input }, as));
  }
  return position;
};

const escalation = {
  toTier: 3,
  specialty: 'display',
  severity: 'HIGH',
  reason: `Odd, ${textMarker}`,
  urgentReason: `Smoke, ${textMarker}`,
};

/** Escalates a case to engineering, which may see only the texts of such cases. */
const upToEngineering: readonly Step[] = [
  ['diagnoseCase', diagnosis],
  ['escalateCase', escalation],
  ['acceptEscalation', {}, actorOf('engineering')],
];

const closing: readonly Step[] = [
  ...upToEngineering,
  ['proposeResolution', { code: 'repaired', summary: `Changed, ${textMarker}` }],
  ['confirmResolution', { comment: `Works, ${textMarker}` }],
  ['closeCase', { code: 'repaired', cause: 'panel', ground: 'CONFIRMED' }],
];

const escalating: readonly Step[] = [
  ['routeCase', { queue: 'hardware', skills: ['display'], reason: `Routed, ${textMarker}` }],
  ['diagnoseCase', diagnosis],
  ['escalateCase', escalation],
  ['routeCase', { queue: 'backlog', skills: ['display'] }], // a change of queues that has every field
];

const working = (foreign: string): readonly Step[] => [
  ['verifyIdentity', { method: 'document' }],
  ['routeCase', { queue: 'hardware', skills: ['display'], reason: `Routed, ${textMarker}` }],
  ['routeCase', { queue: 'display', skills: ['display'], reason: `Again, ${textMarker}` }],
  ['assignAgent', { agentId: 'agent-1', overrideReason: `Knows it, ${textMarker}` }],
  ['startWork', {}],
  [
    'recordContact',
    {
      channel: 'phone',
      direction: 'INBOUND',
      summary: `Called, ${textMarker}`,
      recordingReference: `rec-${personalMarker}`,
    },
  ],
  ['addNote', { body: `Upset, ${textMarker}`, visibility: 'INTERNAL' }],
  ...upToEngineering,
  ['diagnoseCase', { ...diagnosis, faultCodes: ['F-1', 'F-2'] }, engineer],
  ['linkCase', { relation: 'RELATED', toCaseId: foreign, overrideReason: `Same home, ${textMarker}` }],
  ['linkCase', { relation: 'PROBLEM', externalReference: { source: 'tracker', id: 'PRB-1' } }],
  ['scheduleRepair', { mode: 'SITE', faultCode: 'F-1', siteId: 'site-1', appointmentAt: '2999-01-01T09:00:00.000Z' }],
];

const replacementFor = async (api: TestApi, id: string, atLeast: string): Promise<object> => {
  const query = 'query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) { repairs { rmaId } } }';
  const found = await api.data<{ case: { repairs: { rmaId: string }[] } }>(query, { id, atLeast }, { as: agent });
  return {
    rmaId: found.case.repairs[0].rmaId,
    oldSerial: 'SN-1',
    newSerial: 'SN-2',
    inheritedStart: '2026-01-01T00:00:00.000Z',
    inheritedEnd: '2027-01-01T00:00:00.000Z',
    rule: 'INHERIT',
  };
};

const awaiting: readonly Step[] = [
  ['awaitParty', { party: 'CUSTOMER', reason: `Photograph, ${textMarker}` }],
  ['remindCustomer', {}],
];

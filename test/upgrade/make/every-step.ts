import type { Actor } from '#kernel';
import { agent, engineer } from '../support/actors.js';
import type { Desk } from './desk.js';

type Step = readonly [mutation: string, input: object, actor?: Actor];

const shown = {
  channel: 'phone',
  direction: 'OUTBOUND',
  summary: 'Asked for the receipt',
  recordingReference: 'rec-1',
};

const work: readonly Step[] = [
  ['verifyIdentity', { method: 'document' }],
  ['classifyCase', { category: 'display', subcategory: 'glass', symptom: 'It flickers', region: 'HK' }],
  ['setPriority', { priority: 'HIGH', impact: 'HIGH', urgency: 'MEDIUM', reason: 'A clinic' }],
  ['routeCase', { queue: 'hardware', skills: ['glass'], reason: 'Glass' }],
  ['assignAgent', { agentId: 'agent-1', overrideReason: 'Knows it' }],
  ['startWork', {}],
  ['releaseAgent', { reason: 'Off duty' }],
  ['returnWork', { reason: 'Nobody there' }],
  ['startWork', {}],
  ['awaitParty', { party: 'CUSTOMER', reason: 'A receipt' }],
  ['remindCustomer', {}],
  ['recordContact', shown],
  ['resumeCase', {}],
  ['addNote', { body: 'Has been here before', visibility: 'INTERNAL' }],
];

const diagnosis = {
  faultClass: 'WEAR',
  faultCodes: ['F-1'],
  symptom: 'The backlight fails',
  since: 'May',
  trigger: 'Heat',
  frequency: 'Daily',
  steps: [{ step: 'Restarted', result: 'No change' }],
  evidence: ['photo-1'],
  confidence: 'HIGH',
};
const escalation = { toTier: 2, specialty: 'glass', reason: 'Beyond us', severity: 'HIGH' };

const upAndDown: readonly Step[] = [
  ['diagnoseCase', diagnosis],
  ['diagnoseCase', { ...diagnosis, symptom: 'The glass is loose', confidence: 'LOW' }, engineer],
  ['escalateCase', escalation],
  ['declineEscalation', { reason: 'Try the other cable' }, engineer],
  ['escalateCase', { ...escalation, urgentReason: 'It smokes' }],
  ['acceptEscalation', {}, engineer],
  ['deEscalateCase', { toTier: 1, reason: 'Explained' }, engineer],
];

const end: readonly Step[] = [
  ['linkCase', { relation: 'RELATED', externalReference: { source: 'orders', id: 'X-1' } }],
  ['proposeResolution', { code: 'repaired', summary: 'A new panel' }],
  ['rejectResolution', { reason: 'Flickers again' }],
  ['proposeResolution', { code: 'repaired', summary: 'Another panel' }],
  ['confirmResolution', { comment: 'Thanks' }],
  ['closeCase', { code: 'repaired', cause: 'heat', ground: 'CONFIRMED' }],
  ['reopenCase', { reason: 'It is back' }],
];

const booking = { mode: 'SITE', faultCode: 'F-1', siteId: 'S-1', appointmentAt: '2026-06-20T09:00:00.000Z' };
const replacement = {
  oldSerial: 'SN-1',
  newSerial: 'SN-3',
  inheritedStart: '2026-01-01T00:00:00.000Z',
  inheritedEnd: '2027-01-01T00:00:00.000Z',
  rule: 'INHERIT',
};

/** Sends a case of the device SN-1 every command that people may send to a case. */
export const takeEveryStep = async (desk: Desk, caseId: string): Promise<void> => {
  const take = async (steps: readonly Step[]) => {
    for (const [mutation, input, actor = agent] of steps) await desk.act(mutation, { caseId, ...input }, actor);
  };
  await take(work);
  await take(upAndDown);
  const { case: booked } = await desk.act(
    'scheduleRepair',
    { caseId, ...booking },
    agent,
    'case { repairs { rmaId } }',
  );
  await take([['recordReplacement', { rmaId: booked?.repairs?.[0].rmaId, ...replacement }, engineer]]);
  await take(end);
};

import { type Envelope, type Recorded } from '#kernel';
import { type ExamplesOf, recordedEvents } from '#kernel/testing';
import type { CaseEvent } from './case.events.js';
import { caseStream } from './case.streams.js';

const steps = [
  { step: 'Forced restart', result: 'The lines stay' },
  { step: 'Safe mode', result: 'The lines stay' },
];

/** One plausible example of every event, with every field set: the history of one phone. */
export const caseExamples: ExamplesOf<CaseEvent> = {
  CaseOpened: {
    type: 'CaseOpened',
    data: {
      number: '1000000005',
      customerId: 'c-lin-mei',
      contact: { name: 'Lin Mei', phone: '+86 10 5550 0142', email: 'lin.mei@example.com' },
      deviceSerial: 'F17XK2QP0D',
      channel: 'support-app',
      category: 'hardware',
      subcategory: 'display',
      symptom: 'Green vertical lines on the left half of the screen',
      snapshot: { deviceModel: 'Nova 12', osVersion: '18.3', appVersion: '5.2.0' },
      screenshot: 'upload/2026/03/green-lines.png',
      language: 'zh-Hans',
      region: 'CN-BJ',
      priority: 'normal',
      impact: 'medium',
      urgency: 'medium',
      orderNumber: 'W7730012459',
      externalReference: { source: 'servicenow', id: 'INC0000045' },
    },
  },
  CaseClassified: {
    type: 'CaseClassified',
    data: {
      category: 'hardware',
      subcategory: 'mainboard',
      symptom: 'Lines appear after warming up',
      region: 'CN-BJ',
      deviceSerial: 'F17XK2QP0D',
    },
  },
  PrioritySet: {
    type: 'PrioritySet',
    data: { priority: 'high', impact: 'high', urgency: 'medium', reason: 'The phone is needed for dialysis alarms' },
  },
  WorkStarted: { type: 'WorkStarted', data: {} },
  WorkReturned: { type: 'WorkReturned', data: { reason: 'Shift ends, nothing started yet' } },
  CaseRouted: {
    type: 'CaseRouted',
    data: {
      fromQueue: 'general',
      queue: 'hardware',
      skills: ['display', 'zh-Hans'],
      reason: 'Needs the display family',
    },
  },
  AgentAssigned: { type: 'AgentAssigned', data: { agentId: 'a-wang', overrideReason: 'Knows the customer already' } },
  AgentReleased: { type: 'AgentReleased', data: { agentId: 'a-wang', reason: 'On leave from tomorrow' } },
  AwaitingStarted: { type: 'AwaitingStarted', data: { party: 'customer', reason: 'Asked for a photo of the screen' } },
  AwaitingEnded: { type: 'AwaitingEnded', data: { party: 'customer' } },
  ContactRecorded: {
    type: 'ContactRecorded',
    data: {
      channel: 'phone',
      direction: 'inbound',
      summary: 'Sent the photo, the lines are still there',
      recordingReference: 'calls/2026/03/02/0815.ogg',
    },
  },
  ArticleSent: { type: 'ArticleSent', data: { articleId: 'green-lines', version: 3, language: 'zh-Hans' } },
  NoteAdded: { type: 'NoteAdded', data: { body: 'Looks like the batch of last autumn', visibility: 'internal' } },
  CaseDiagnosed: {
    type: 'CaseDiagnosed',
    data: {
      nth: 2,
      supersedes: 1,
      faultClass: 'manufacturing-defect',
      faultCodes: ['DSP-07', 'DSP-11'],
      symptom: 'Green lines once the device is warm',
      since: 'Three days',
      trigger: 'Charging',
      frequency: 'Every time',
      steps,
      evidence: ['upload/2026/03/green-lines.png'],
      confidence: 'high',
    },
  },
  CaseEscalated: {
    type: 'CaseEscalated',
    data: {
      fromTier: 1,
      toTier: 2,
      specialty: 'display',
      reason: 'The standard steps are exhausted',
      severity: 'high',
      urgentReason: 'The customer travels tomorrow',
      attempts: steps,
    },
  },
  EscalationAccepted: { type: 'EscalationAccepted', data: { fromTier: 1, tier: 2 } },
  EscalationDeclined: { type: 'EscalationDeclined', data: { tier: 2, reason: 'Safe mode was not tried' } },
  CaseDeEscalated: {
    type: 'CaseDeEscalated',
    data: { fromTier: 2, toTier: 1, reason: 'Only the appointment is left to make' },
  },
  RepairScheduled: {
    type: 'RepairScheduled',
    data: {
      rmaId: '7a2f6f5e-3a51-5d0e-9a64-0c2f3f0f8a11',
      mode: 'site',
      deviceSerial: 'F17XK2QP0D',
      faultCode: 'DSP-07',
      siteId: 'bj-sanlitun',
      slotHoldId: 'hold-118',
      appointmentAt: '2026-03-04T02:00:00.000Z',
    },
  },
  DeviceReplaced: {
    type: 'DeviceReplaced',
    data: {
      rmaId: '7a2f6f5e-3a51-5d0e-9a64-0c2f3f0f8a11',
      oldSerial: 'F17XK2QP0D',
      newSerial: 'F17XM9TT4R',
      inheritedStart: '2025-09-20T00:00:00.000Z',
      inheritedEnd: '2026-09-20T00:00:00.000Z',
      rule: 'inherit',
    },
  },
  CustomerReminded: { type: 'CustomerReminded', data: { nth: 1, owed: 'answer' } },
  ResolutionProposed: {
    type: 'ResolutionProposed',
    data: { code: 'device-replaced', summary: 'The device was replaced at the store' },
  },
  ResolutionConfirmed: { type: 'ResolutionConfirmed', data: { comment: 'The new one works well' } },
  ResolutionRejected: { type: 'ResolutionRejected', data: { reason: 'The new one shows the same lines' } },
  CaseClosed: { type: 'CaseClosed', data: { code: 'device-replaced', cause: 'display-batch', ground: 'confirmed' } },
  CaseReopened: { type: 'CaseReopened', data: { reason: 'The lines are back' } },
  CaseLinked: {
    type: 'CaseLinked',
    data: {
      relation: 'related',
      caseId: '0b9a4d5e-6a3c-5f0b-8f35-5d3c0a8f7e21',
      externalReference: { source: 'servicenow', id: 'PRB0000123' },
      overrideReason: 'Sisters who share the phone',
    },
  },
  CustomerLinked: { type: 'CustomerLinked', data: { customerId: 'c-lin' } },
  IdentityVerified: { type: 'IdentityVerified', data: { method: 'document' } },
  CaseDataErased: { type: 'CaseDataErased', data: {} },
};

export const exampleCaseId = '3f1c2b7a-58d4-5c1e-9d3b-6f0a2e4c8b10';

/**
 * Wraps events in envelopes, as the log would return them for one case. @param changes overrides for every envelope,
 * such as another stream or origin.
 */
export const recordedCase = (events: readonly CaseEvent[], changes: Partial<Envelope> = {}): Recorded<CaseEvent>[] =>
  recordedEvents(events, { stream: caseStream(exampleCaseId), subject: 'customer-c-lin-mei', ...changes });

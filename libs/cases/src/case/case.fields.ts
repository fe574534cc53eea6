import type { FieldClass, FieldClasses } from '#privacy';
import type { CaseEventData, CaseEventType } from './case.events.js';

/**
 * What each field of each event holds. Codes, ids and numbers are plain; who someone is is personal; what people write
 * freely is text, since anything may stand in it. Serial numbers are plain: a device is not a person.
 */
export const caseFields: { readonly [Type in keyof CaseEventData]: FieldClasses<CaseEventData[Type]> } = {
  CaseOpened: {
    number: 'plain',
    customerId: 'plain',
    contact: 'personal',
    deviceSerial: 'plain',
    channel: 'plain',
    category: 'plain',
    subcategory: 'plain',
    symptom: 'text',
    snapshot: 'plain',
    screenshot: 'personal',
    language: 'plain',
    region: 'plain',
    priority: 'plain',
    impact: 'plain',
    urgency: 'plain',
    orderNumber: 'personal',
    externalReference: 'plain',
  },
  CaseClassified: {
    category: 'plain',
    subcategory: 'plain',
    symptom: 'text',
    region: 'plain',
    deviceSerial: 'plain',
  },
  PrioritySet: { priority: 'plain', impact: 'plain', urgency: 'plain', reason: 'text' },
  WorkStarted: {},
  WorkReturned: { reason: 'text' },
  CaseRouted: { fromQueue: 'plain', queue: 'plain', skills: 'plain', reason: 'text' },
  AgentAssigned: { agentId: 'plain', overrideReason: 'text' },
  AgentReleased: { agentId: 'plain', reason: 'text' },
  AwaitingStarted: { party: 'plain', reason: 'text' },
  AwaitingEnded: { party: 'plain' },
  ContactRecorded: { channel: 'plain', direction: 'plain', summary: 'text', recordingReference: 'personal' },
  NoteAdded: { body: 'text', visibility: 'plain' },
  CaseDiagnosed: {
    nth: 'plain',
    supersedes: 'plain',
    faultClass: 'plain',
    faultCodes: 'plain',
    symptom: 'text',
    since: 'text',
    trigger: 'text',
    frequency: 'text',
    steps: 'text',
    evidence: 'text',
    confidence: 'plain',
  },
  CaseEscalated: {
    fromTier: 'plain',
    toTier: 'plain',
    specialty: 'plain',
    reason: 'text',
    severity: 'plain',
    urgentReason: 'text',
    attempts: 'text',
  },
  EscalationAccepted: { fromTier: 'plain', tier: 'plain' },
  EscalationDeclined: { tier: 'plain', reason: 'text' },
  CaseDeEscalated: { fromTier: 'plain', toTier: 'plain', reason: 'text' },
  RepairScheduled: {
    rmaId: 'plain',
    mode: 'plain',
    deviceSerial: 'plain',
    faultCode: 'plain',
    siteId: 'plain',
    slotHoldId: 'plain',
    appointmentAt: 'plain',
  },
  DeviceReplaced: {
    rmaId: 'plain',
    oldSerial: 'plain',
    newSerial: 'plain',
    inheritedStart: 'plain',
    inheritedEnd: 'plain',
    rule: 'plain',
  },
  CustomerReminded: { nth: 'plain', owed: 'plain' },
  ResolutionProposed: { code: 'plain', summary: 'text' },
  ResolutionConfirmed: { comment: 'text' },
  ResolutionRejected: { reason: 'text' },
  CaseClosed: { code: 'plain', cause: 'plain', ground: 'plain' },
  CaseReopened: { reason: 'text' },
  CaseLinked: { relation: 'plain', caseId: 'plain', externalReference: 'plain', overrideReason: 'text' },
  CustomerLinked: { customerId: 'plain' },
  IdentityVerified: { method: 'plain' },
  CaseDataErased: {},
};

/** The personal fields and texts of an event. */
export const sealedFieldsOf = (type: CaseEventType): readonly string[] =>
  Object.entries<FieldClass>(caseFields[type])
    .filter(([, fieldClass]) => fieldClass !== 'plain')
    .map(([field]) => field);

/** What is left of the data of an event, or of what a fold made of them, once all that was personal or text is erased. */
export const withoutSealed = <Data extends object>(type: CaseEventType, data: Data): Data => {
  const sealed = sealedFieldsOf(type);
  return Object.fromEntries(Object.entries(data).filter(([field]) => !sealed.includes(field))) as Data;
};

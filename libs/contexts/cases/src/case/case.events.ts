import { event, type EventData, type EventOf, personal, plain, text, type Instant, type Tier } from '#kernel';

export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

export const levels = ['high', 'medium', 'low'] as const;
export type Level = (typeof levels)[number];

export const awaitedParties = ['customer', 'vendor', 'problem', 'evidence', 'part', 'third-party'] as const;
export type AwaitedParty = (typeof awaitedParties)[number];

/** What a silent customer owes: an answer to a question, or a confirmation of the proposed resolution. */
export type OwedReply = 'answer' | 'confirmation';

/** Kinds of faults (F10). */
export const faultClasses = [
  'manufacturing-defect',
  'accidental-damage',
  'wear',
  'software',
  'user-education',
  'no-fault-found',
  'third-party',
] as const;
export type FaultClass = (typeof faultClasses)[number];

export const confidences = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/** Ways to repair a device (F22). */
export const repairModes = ['site', 'courier', 'factory'] as const;
export type RepairMode = (typeof repairModes)[number];

/** F26: the replacement inherits the old device's warranty, or what remains of it but at least 90 days. */
export const inheritanceRules = ['inherit', 'remaining-or-90-days'] as const;
export type InheritanceRule = (typeof inheritanceRules)[number];

/** F28: why a case was closed; `unrecorded` if an imported log does not say. */
export const closingGrounds = ['confirmed', 'withdrawn', 'idle', 'unrecorded'] as const;
export type ClosingGround = (typeof closingGrounds)[number];

export const linkRelations = ['related', 'duplicate', 'follow-up', 'problem', 'change', 'cause', 'vendor'] as const;
export type LinkRelation = (typeof linkRelations)[number];

export const visibilities = ['internal', 'customer'] as const;
export type Visibility = (typeof visibilities)[number];

export const directions = ['inbound', 'outbound'] as const;
export type Direction = (typeof directions)[number];

/** The id of an entity in the system it came from: `{ source: 'servicenow', id: 'INC0000045' }`. */
export interface ExternalReference {
  readonly source: string;
  readonly id: string;
}

export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** F3: what the app collected before the first contact. */
export interface DeviceSnapshot {
  readonly deviceModel?: string;
  readonly osVersion?: string;
  readonly appVersion?: string;
}

export interface StepTried {
  readonly step: string;
  readonly result: string;
}

/**
 * All events of a case and how each field is stored. Stored shapes never change: a changed event gets a new version.
 * When in doubt, a field is text, which is encrypted. Serial numbers are plain, because they identify a device and not
 * a person.
 */
export const caseShapes = {
  CaseOpened: event({
    /** F2: digits that end with a check digit. */
    number: plain(),
    customerId: plain().optional(),
    /** The contact as the caller stated it. A hint only: it verifies nothing (F4). */
    contact: personal<Contact>().optional(),
    deviceSerial: plain().optional(),
    channel: plain(),
    category: plain(),
    subcategory: plain().optional(),
    symptom: text(),
    snapshot: plain<DeviceSnapshot>().optional(),
    /** Reference to the screenshot that came with the opening. */
    screenshot: personal().optional(),
    /** BCP 47: `zh-Hans`. */
    language: plain(),
    region: plain(),
    priority: plain<Priority>(),
    impact: plain<Level>().optional(),
    urgency: plain<Level>().optional(),
    orderNumber: personal().optional(),
    externalReference: plain<ExternalReference>().optional(),
  }),
  CaseClassified: event({
    category: plain(),
    subcategory: plain().optional(),
    symptom: text().optional(),
    region: plain(),
    deviceSerial: plain().optional(),
  }),
  PrioritySet: event({
    priority: plain<Priority>(),
    impact: plain<Level>().optional(),
    urgency: plain<Level>().optional(),
    reason: text().optional(),
  }),
  WorkStarted: event({}),
  WorkReturned: event({ reason: text().optional() }),
  CaseRouted: event({
    fromQueue: plain<string | null>(),
    /** Null if the case left its queue without entering another; only imported logs contain this. */
    queue: plain<string | null>(),
    skills: plain<readonly string[]>(),
    reason: text().optional(),
  }),
  AgentAssigned: event({ agentId: plain(), overrideReason: text().optional() }),
  AgentReleased: event({ agentId: plain(), reason: text().optional() }),
  AwaitingStarted: event({ party: plain<AwaitedParty>(), reason: text().optional() }),
  /** The party answered, or is no longer needed. WorkReturned, ResolutionProposed and CaseClosed end a wait too. */
  AwaitingEnded: event({ party: plain<AwaitedParty>() }),
  /** A contact by telephone, chat or any other channel (F13). */
  ContactRecorded: event({
    channel: plain(),
    direction: plain<Direction>(),
    summary: text(),
    recordingReference: personal().optional(),
  }),
  /** F12: an article of the knowledge base. Its text at that version is in the article's own stream. */
  ArticleSent: event({
    articleId: plain(),
    version: plain<number>(),
    /** BCP 47: `zh-Hans`. */
    language: plain(),
  }),
  NoteAdded: event({ body: text(), visibility: plain<Visibility>() }),
  /** The first diagnosis or a revised one (F10). */
  CaseDiagnosed: event({
    /** Number of this diagnosis within the case, from 1. */
    nth: plain<number>(),
    /** The `nth` of the diagnosis that this one revises. The earlier one stays in the history. */
    supersedes: plain<number>().optional(),
    faultClass: plain<FaultClass>(),
    faultCodes: plain<readonly string[]>(),
    symptom: text(),
    since: text().optional(),
    trigger: text().optional(),
    frequency: text().optional(),
    steps: text<readonly StepTried[]>(),
    /** References to photographs, logs, measurements. */
    evidence: text<readonly string[]>(),
    confidence: plain<Confidence>(),
  }),
  /** A request to a higher tier (F8). */
  CaseEscalated: event({
    fromTier: plain<Tier>(),
    toTier: plain<Tier>(),
    specialty: plain().optional(),
    reason: text(),
    severity: plain<Priority>(),
    /** Why the escalation could not wait for a diagnosis. */
    urgentReason: text().optional(),
    /** The steps already tried, copied from the diagnoses for the tier that takes the case. */
    attempts: text<readonly StepTried[]>(),
  }),
  EscalationAccepted: event({ fromTier: plain<Tier>(), tier: plain<Tier>() }),
  EscalationDeclined: event({ tier: plain<Tier>(), reason: text() }),
  CaseDeEscalated: event({ fromTier: plain<Tier>(), toTier: plain<Tier>(), reason: text() }),
  /** A repair with its RMA (F22). */
  RepairScheduled: event({
    rmaId: plain(),
    mode: plain<RepairMode>(),
    deviceSerial: plain(),
    faultCode: plain(),
    siteId: plain().optional(),
    slotHoldId: plain().optional(),
    appointmentAt: plain<Instant>().optional(),
  }),
  /** The device under repair was replaced (F26). */
  DeviceReplaced: event({
    rmaId: plain(),
    oldSerial: plain(),
    newSerial: plain(),
    inheritedStart: plain<Instant>(),
    inheritedEnd: plain<Instant>(),
    rule: plain<InheritanceRule>(),
  }),
  /** F35: a reminder to a silent customer. */
  CustomerReminded: event({
    /** Number of this reminder within one silence, from 1. */
    nth: plain<number>(),
    owed: plain<OwedReply>(),
  }),
  ResolutionProposed: event({ code: plain(), summary: text().optional() }),
  ResolutionConfirmed: event({ comment: text().optional() }),
  ResolutionRejected: event({ reason: text().optional() }),
  CaseClosed: event({ code: plain(), cause: plain().optional(), ground: plain<ClosingGround>() }),
  CaseReopened: event({ reason: text().optional() }),
  CaseLinked: event({
    relation: plain<LinkRelation>(),
    /** Exactly one of `caseId` and `externalReference` is set. */
    caseId: plain().optional(),
    externalReference: plain<ExternalReference>().optional(),
    /** Why cases of different customers are linked. */
    overrideReason: text().optional(),
  }),
  /** The customer of the case from now on. Later events are encrypted under that customer's key. */
  CustomerLinked: event({ customerId: plain() }),
  /** F4: who is in touch is who they say they are; it holds until the case is closed. */
  IdentityVerified: event({
    /** The method as a code: `one-time-code`, `document`. Never the secret itself. */
    method: plain(),
  }),
  /** F37: the keys of all personal data and texts on the case were destroyed. */
  CaseDataErased: event({}),
};

export type CaseEvent = EventOf<typeof caseShapes>;
export type CaseEventType = CaseEvent['type'];
export type CaseEventData = EventData<typeof caseShapes>;

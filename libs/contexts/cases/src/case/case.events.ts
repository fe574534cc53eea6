import { event, type EventData, type EventOf, personal, plain, text, type Instant, type Tier } from '#kernel';

export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

export const levels = ['high', 'medium', 'low'] as const;
export type Level = (typeof levels)[number];

export const awaitedParties = ['customer', 'vendor', 'problem', 'evidence', 'part', 'third-party'] as const;
export type AwaitedParty = (typeof awaitedParties)[number];

/** What a silent customer owes: an answer to what was asked, or a word on the proposed resolution. */
export const owedReplies = ['answer', 'confirmation'] as const;
export type OwedReply = (typeof owedReplies)[number];

/** F10. */
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

/** F22. */
export const repairModes = ['site', 'courier', 'factory'] as const;
export type RepairMode = (typeof repairModes)[number];

/** F26: the replacement inherits the old device's warranty, or what remains of it but at least 90 days. */
export const inheritanceRules = ['inherit', 'remaining-or-90-days'] as const;
export type InheritanceRule = (typeof inheritanceRules)[number];

/** F28: on what ground a case is closed; `unrecorded` where an imported log does not tell. */
export const closingGrounds = ['confirmed', 'withdrawn', 'idle', 'unrecorded'] as const;
export type ClosingGround = (typeof closingGrounds)[number];

export const linkRelations = ['related', 'duplicate', 'follow-up', 'problem', 'change', 'cause', 'vendor'] as const;
export type LinkRelation = (typeof linkRelations)[number];

export const visibilities = ['internal', 'customer'] as const;
export type Visibility = (typeof visibilities)[number];

export const directions = ['inbound', 'outbound'] as const;
export type Direction = (typeof directions)[number];

/** The id of a thing in the system it came from: `{ source: 'servicenow', id: 'INC0000045' }`. */
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
 * What can happen to a case (domain.md §2), and how it is stored. Names are stored, too: what was stored keeps its shape, and
 * a changed one is a new version. When in doubt a field is text. Serial numbers are plain: a device is not a person.
 */
export const caseShapes = {
  CaseOpened: event({
    /** F2: digits with a check digit. */
    number: plain(),
    customerId: plain().optional(),
    /** Who called, as far as told: a hint, it verifies nothing (F4). */
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
    /** Null where the case left its queue for none, which only imported logs know. */
    queue: plain<string | null>(),
    skills: plain<readonly string[]>(),
    reason: text().optional(),
  }),
  AgentAssigned: event({ agentId: plain(), overrideReason: text().optional() }),
  AgentReleased: event({ agentId: plain(), reason: text().optional() }),
  AwaitingStarted: event({ party: plain<AwaitedParty>(), reason: text().optional() }),
  /** The party answered, or need not any more. A wait also ends with WorkReturned, ResolutionProposed and CaseClosed. */
  AwaitingEnded: event({ party: plain<AwaitedParty>() }),
  /** F13. */
  ContactRecorded: event({
    channel: plain(),
    direction: plain<Direction>(),
    summary: text(),
    recordingReference: personal().optional(),
  }),
  /** F12: an article of the knowledge base; its own history says what it read like. */
  ArticleSent: event({
    articleId: plain(),
    version: plain<number>(),
    /** BCP 47: `zh-Hans`. */
    language: plain(),
  }),
  NoteAdded: event({ body: text(), visibility: plain<Visibility>() }),
  /** F10. */
  CaseDiagnosed: event({
    /** Counts the diagnoses of this case, from 1. */
    nth: plain<number>(),
    /** The earlier diagnosis that this one revises; it stays in the history. */
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
  /** F8. */
  CaseEscalated: event({
    fromTier: plain<Tier>(),
    toTier: plain<Tier>(),
    specialty: plain().optional(),
    reason: text(),
    severity: plain<Priority>(),
    /** Why it could not wait for a diagnosis. */
    urgentReason: text().optional(),
    /** What was already tried: it travels along. */
    attempts: text<readonly StepTried[]>(),
  }),
  EscalationAccepted: event({ fromTier: plain<Tier>(), tier: plain<Tier>() }),
  EscalationDeclined: event({ tier: plain<Tier>(), reason: text() }),
  CaseDeEscalated: event({ fromTier: plain<Tier>(), toTier: plain<Tier>(), reason: text() }),
  /** F22. */
  RepairScheduled: event({
    rmaId: plain(),
    mode: plain<RepairMode>(),
    deviceSerial: plain(),
    faultCode: plain(),
    siteId: plain().optional(),
    slotHoldId: plain().optional(),
    appointmentAt: plain<Instant>().optional(),
  }),
  /** F26. */
  DeviceReplaced: event({
    rmaId: plain(),
    oldSerial: plain(),
    newSerial: plain(),
    inheritedStart: plain<Instant>(),
    inheritedEnd: plain<Instant>(),
    rule: plain<InheritanceRule>(),
  }),
  /** F35: a gentle check on a silent customer. */
  CustomerReminded: event({
    /** Counts the reminders of one silence, from 1. */
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
    /** Exactly one of the two is given. */
    caseId: plain().optional(),
    externalReference: plain<ExternalReference>().optional(),
    /** Why cases of different customers are linked. */
    overrideReason: text().optional(),
  }),
  /** Whose case it is from now on: what is written to it comes under that customer's key. */
  CustomerLinked: event({ customerId: plain() }),
  /** F4: who is in touch is who they say they are; it holds until the case is closed. */
  IdentityVerified: event({
    /** How, as a code: `one-time-code`, `document`. Never the secret itself. */
    method: plain(),
  }),
  /** F37: the keys of all that was personal or text on the case are destroyed. */
  CaseDataErased: event({}),
};

export type CaseEvent = EventOf<typeof caseShapes>;
export type CaseEventType = CaseEvent['type'];
export type CaseEventData = EventData<typeof caseShapes>;

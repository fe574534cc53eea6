import type { DomainEvent, Instant, Tier } from '#kernel';

/** What can happen to a case (domain.md §2). The names are stored: a changed shape is a new version, never an edit. */
export type CaseEvent =
  | DomainEvent<'CaseOpened', CaseOpened>
  | DomainEvent<'CaseClassified', CaseClassified>
  | DomainEvent<'PrioritySet', PrioritySet>
  | DomainEvent<'WorkStarted', WorkStarted>
  | DomainEvent<'WorkReturned', WorkReturned>
  | DomainEvent<'CaseRouted', CaseRouted>
  | DomainEvent<'AgentAssigned', AgentAssigned>
  | DomainEvent<'AgentReleased', AgentReleased>
  | DomainEvent<'AwaitingStarted', AwaitingStarted>
  | DomainEvent<'AwaitingEnded', AwaitingEnded>
  | DomainEvent<'ContactRecorded', ContactRecorded>
  | DomainEvent<'NoteAdded', NoteAdded>
  | DomainEvent<'CaseDiagnosed', CaseDiagnosed>
  | DomainEvent<'CaseEscalated', CaseEscalated>
  | DomainEvent<'EscalationAccepted', EscalationAccepted>
  | DomainEvent<'EscalationDeclined', EscalationDeclined>
  | DomainEvent<'CaseDeEscalated', CaseDeEscalated>
  | DomainEvent<'RepairScheduled', RepairScheduled>
  | DomainEvent<'DeviceReplaced', DeviceReplaced>
  | DomainEvent<'CustomerReminded', CustomerReminded>
  | DomainEvent<'ResolutionProposed', ResolutionProposed>
  | DomainEvent<'ResolutionConfirmed', ResolutionConfirmed>
  | DomainEvent<'ResolutionRejected', ResolutionRejected>
  | DomainEvent<'CaseClosed', CaseClosed>
  | DomainEvent<'CaseReopened', CaseReopened>
  | DomainEvent<'CaseLinked', CaseLinked>
  | DomainEvent<'CustomerLinked', CustomerLinked>
  | DomainEvent<'IdentityVerified', IdentityVerified>
  | DomainEvent<'CaseDataErased', CaseDataErased>;

export type CaseEventType = CaseEvent['type'];

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
export interface Snapshot {
  readonly deviceModel?: string;
  readonly osVersion?: string;
  readonly appVersion?: string;
}

export interface StepTried {
  readonly step: string;
  readonly result: string;
}

interface CaseOpened {
  /** F2: digits with a check digit. */
  readonly number: string;
  readonly customerId?: string;
  /** Who called, as far as told: a hint, it verifies nothing (F4). */
  readonly contact?: Contact;
  readonly deviceSerial?: string;
  readonly channel: string;
  readonly category: string;
  readonly subcategory?: string;
  readonly symptom: string;
  readonly snapshot?: Snapshot;
  /** Reference to the screenshot that came with the opening. */
  readonly screenshot?: string;
  /** BCP 47: `zh-Hans`. */
  readonly language: string;
  readonly region: string;
  readonly priority: Priority;
  readonly impact?: Level;
  readonly urgency?: Level;
  readonly orderNumber?: string;
  readonly externalReference?: ExternalReference;
}

interface CaseClassified {
  readonly category: string;
  readonly subcategory?: string;
  readonly symptom?: string;
  readonly region: string;
  readonly deviceSerial?: string;
}

interface PrioritySet {
  readonly priority: Priority;
  readonly impact?: Level;
  readonly urgency?: Level;
  readonly reason?: string;
}

type WorkStarted = Record<never, never>;

interface WorkReturned {
  readonly reason?: string;
}

interface CaseRouted {
  readonly fromQueue: string | null;
  /** Null where the case left its queue for none, which only imported logs know. */
  readonly queue: string | null;
  readonly skills: readonly string[];
  readonly reason?: string;
}

interface AgentAssigned {
  readonly agentId: string;
  readonly overrideReason?: string;
}

interface AgentReleased {
  readonly agentId: string;
  readonly reason?: string;
}

interface AwaitingStarted {
  readonly party: AwaitedParty;
  readonly reason?: string;
}

/** The party answered, or need not any more. A wait also ends with WorkReturned, ResolutionProposed and CaseClosed. */
interface AwaitingEnded {
  readonly party: AwaitedParty;
}

/** F35: a gentle check on a silent customer. */
interface CustomerReminded {
  /** Counts the reminders of one silence, from 1. */
  readonly nth: number;
  readonly owed: OwedReply;
}

/** F13. */
interface ContactRecorded {
  readonly channel: string;
  readonly direction: Direction;
  readonly summary: string;
  readonly recordingReference?: string;
}

interface NoteAdded {
  readonly body: string;
  readonly visibility: Visibility;
}

/** F10. */
interface CaseDiagnosed {
  /** Counts the diagnoses of this case, from 1. */
  readonly nth: number;
  /** The earlier diagnosis that this one revises; it stays in the history. */
  readonly supersedes?: number;
  readonly faultClass: FaultClass;
  readonly faultCodes: readonly string[];
  readonly symptom: string;
  readonly since?: string;
  readonly trigger?: string;
  readonly frequency?: string;
  readonly steps: readonly StepTried[];
  /** References to photographs, logs, measurements. */
  readonly evidence: readonly string[];
  readonly confidence: Confidence;
}

/** F8. */
interface CaseEscalated {
  readonly fromTier: Tier;
  readonly toTier: Tier;
  readonly specialty?: string;
  readonly reason: string;
  readonly severity: Priority;
  /** Why it could not wait for a diagnosis. */
  readonly urgentReason?: string;
  /** What was already tried: it travels along. */
  readonly attempts: readonly StepTried[];
}

interface EscalationAccepted {
  readonly fromTier: Tier;
  readonly tier: Tier;
}

interface EscalationDeclined {
  readonly tier: Tier;
  readonly reason: string;
}

interface CaseDeEscalated {
  readonly fromTier: Tier;
  readonly toTier: Tier;
  readonly reason: string;
}

/** F22. */
interface RepairScheduled {
  readonly rmaId: string;
  readonly mode: RepairMode;
  readonly deviceSerial: string;
  readonly faultCode: string;
  readonly siteId?: string;
  readonly slotHoldId?: string;
  readonly appointmentAt?: Instant;
}

/** F26. */
interface DeviceReplaced {
  readonly rmaId: string;
  readonly oldSerial: string;
  readonly newSerial: string;
  readonly inheritedStart: Instant;
  readonly inheritedEnd: Instant;
  readonly rule: InheritanceRule;
}

interface ResolutionProposed {
  readonly code: string;
  readonly summary?: string;
}

interface ResolutionConfirmed {
  readonly comment?: string;
}

interface ResolutionRejected {
  readonly reason?: string;
}

interface CaseClosed {
  readonly code: string;
  readonly cause?: string;
  readonly ground: ClosingGround;
}

interface CaseReopened {
  readonly reason?: string;
}

interface CaseLinked {
  readonly relation: LinkRelation;
  /** Exactly one of the two is given. */
  readonly caseId?: string;
  readonly externalReference?: ExternalReference;
  /** Why cases of different customers are linked. */
  readonly overrideReason?: string;
}

/** Whose case it is from now on: what is written to it comes under that customer's key. */
interface CustomerLinked {
  readonly customerId: string;
}

/** F4: who is in touch is who they say they are; it holds until the case is closed. */
interface IdentityVerified {
  /** How, as a code: `one-time-code`, `document`. Never the secret itself. */
  readonly method: string;
}

/** F37: the keys of all that was personal or text on the case are destroyed. */
type CaseDataErased = Record<never, never>;

export type CaseEventData = { readonly [E in CaseEvent as E['type']]: E['data'] };

import type { Instant, Origin, Tier } from '#kernel';
import type { Contact, ExternalReference, Level, Priority, DeviceSnapshot } from '../case.events.js';
import type { CaseStatus } from '../case.status.js';
import type {
  AwaitingView,
  ClosingView,
  DiagnosisView,
  EscalationView,
  LinkView,
  RepairView,
  ResolutionView,
} from './case.view-parts.js';

/**
 * A case as people read it: in payloads, `asOf`, replay and the read model. Plain JSON; what does not apply is null or
 * missing. Fields that the reader may not see (texts, personal data) are missing too, even required ones.
 */
export interface CaseView {
  readonly id: string;
  /** F2: digits that end with a check digit. */
  readonly number: string;
  readonly status: CaseStatus;
  /** Set only while the status is `awaiting`. */
  readonly awaiting?: AwaitingView;
  readonly tier: Tier;
  readonly priority: Priority;
  readonly impact?: Level;
  readonly urgency?: Level;
  readonly category: string;
  readonly subcategory?: string;
  readonly symptom?: string;
  readonly channel: string;
  /** BCP 47. */
  readonly language: string;
  readonly region: string;
  readonly customerId?: string;
  /** F4: when the identity of the person in touch was last verified; set only while the case is open. */
  readonly identityVerifiedAt?: Instant;
  readonly contact?: Contact;
  readonly deviceSerial?: string;
  readonly snapshot?: DeviceSnapshot;
  readonly screenshot?: string;
  readonly orderNumber?: string;
  readonly externalReference?: ExternalReference;
  readonly queue: string | null;
  readonly skills: readonly string[];
  /** Id of the agent. */
  readonly assignee: string | null;
  /** F6: number of changes from one queue to another. */
  readonly transferCount: number;
  readonly pendingEscalation?: EscalationView;
  /** Number of escalations requested, whatever their outcome. */
  readonly escalationCount: number;
  /** The current diagnosis; earlier ones are in the history. */
  readonly diagnosis?: DiagnosisView;
  readonly diagnosisCount: number;
  /** Oldest first. */
  readonly repairs: readonly RepairView[];
  readonly links: readonly LinkView[];
  /** Set once proposed, unless rejected since. */
  readonly resolution?: ResolutionView;
  /** Number of reminders since the customer was last in touch; set only while the customer owes a reply. */
  readonly reminders?: number;
  /** Set only while the status is `closed`. */
  readonly closing?: ClosingView;
  readonly reopenCount: number;
  readonly rejectionCount: number;
  readonly contactCount: number;
  readonly noteCount: number;
  readonly openedAt: Instant;
  readonly lastContactAt?: Instant;
  /** Set only while the status is `closed`. */
  readonly closedAt?: Instant;
  /** When the last event of the case occurred, not counting an erasure. */
  readonly updatedAt: Instant;
  readonly origin: Origin;
  readonly revision: number;
  readonly position: string;
}

/**
 * A mutable copy. It lists the fields, because that keeps one object shape; a spread of so many fields is several times
 * slower.
 */
export const copyOfView = (view: CaseView): { -readonly [Field in keyof CaseView]: CaseView[Field] } =>
  ({
    id: view.id,
    number: view.number,
    status: view.status,
    awaiting: view.awaiting,
    tier: view.tier,
    priority: view.priority,
    impact: view.impact,
    urgency: view.urgency,
    category: view.category,
    subcategory: view.subcategory,
    symptom: view.symptom,
    channel: view.channel,
    language: view.language,
    region: view.region,
    customerId: view.customerId,
    identityVerifiedAt: view.identityVerifiedAt,
    contact: view.contact,
    deviceSerial: view.deviceSerial,
    snapshot: view.snapshot,
    screenshot: view.screenshot,
    orderNumber: view.orderNumber,
    externalReference: view.externalReference,
    queue: view.queue,
    skills: view.skills,
    assignee: view.assignee,
    transferCount: view.transferCount,
    pendingEscalation: view.pendingEscalation,
    escalationCount: view.escalationCount,
    diagnosis: view.diagnosis,
    diagnosisCount: view.diagnosisCount,
    repairs: view.repairs,
    links: view.links,
    resolution: view.resolution,
    reminders: view.reminders,
    closing: view.closing,
    reopenCount: view.reopenCount,
    rejectionCount: view.rejectionCount,
    contactCount: view.contactCount,
    noteCount: view.noteCount,
    openedAt: view.openedAt,
    lastContactAt: view.lastContactAt,
    closedAt: view.closedAt,
    updatedAt: view.updatedAt,
    origin: view.origin,
    revision: view.revision,
    position: view.position,
  }) satisfies Record<keyof CaseView, unknown>; // a compile error if any field, even an optional one, is missing

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
 * A case as people read it: payloads, `asOf`, replay and the case read model. JSON through and through; what does not
 * apply is null or missing. What the reader may not see (texts, personal data) is missing too, whatever it was.
 */
export interface CaseView {
  readonly id: string;
  /** F2: digits with a check digit. */
  readonly number: string;
  readonly status: CaseStatus;
  /** Only while the status is `awaiting`. */
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
  /** F4: when the identity of who is in touch was last verified; only while the case is open. */
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
  /** F6: changes from one known queue to another. */
  readonly transferCount: number;
  readonly pendingEscalation?: EscalationView;
  /** Escalations asked for, whatever became of them. */
  readonly escalationCount: number;
  /** The one that holds: revised ones are in the history. */
  readonly diagnosis?: DiagnosisView;
  readonly diagnosisCount: number;
  /** In the order of their scheduling. */
  readonly repairs: readonly RepairView[];
  readonly links: readonly LinkView[];
  /** Proposed and not rejected since. */
  readonly resolution?: ResolutionView;
  /** Sent since the customer, who owes a reply, was last heard from. */
  readonly reminders?: number;
  /** Only while the status is `closed`. */
  readonly closing?: ClosingView;
  readonly reopenCount: number;
  readonly rejectionCount: number;
  readonly contactCount: number;
  readonly noteCount: number;
  readonly openedAt: Instant;
  readonly lastContactAt?: Instant;
  /** Only while the status is `closed`. */
  readonly closedAt?: Instant;
  /** When the last event of the case occurred; an erasure is none. */
  readonly updatedAt: Instant;
  readonly origin: Origin;
  readonly revision: number;
  readonly position: string;
}

/** A copy to be changed. Field by field, so that all have one form: spreading so many costs several times as much. */
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
  }) satisfies Record<keyof CaseView, unknown>; // so that none is forgotten, optional ones too

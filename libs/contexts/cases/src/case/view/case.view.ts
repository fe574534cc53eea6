import { assertNever, type Instant, type Recorded, sealedFields, withoutSealed } from '#kernel';
import { type CaseEvent, type CaseEventData, caseShapes } from '../case.events.js';
import { statusAfter } from '../case.status.js';
import { caseIdOf } from '../case.streams.js';
import { type CaseView, copyOfView } from './case.view-shape.js';

export type { CaseView };

/**
 * Increment when the reducer gives another view for the same events: snapshots of earlier versions are then ignored.
 */
export const caseViewVersion = 1;

/**
 * The view after one more event of the stream. Reads no clock and applies no rules, so the present, any past instant
 * and a replay use the same code.
 * @throws Error if the first event is not an opening: the stream is incomplete.
 */
export const foldCaseView = (view: CaseView | undefined, event: Recorded<CaseEvent>): CaseView =>
  view
    ? Object.assign(copyOfView(view), statusChange(event), changesBy(event, view), lastTouch(event, view))
    : opened(event);

/** The view after these events, from the first one on; undefined if there are none. */
export const foldCase = (events: readonly Recorded<CaseEvent>[]): CaseView | undefined =>
  events.reduce<CaseView | undefined>(foldCaseView, undefined);

const opened = (event: Recorded<CaseEvent>): CaseView => {
  const { type, data, envelope } = event;
  if (type !== 'CaseOpened') throw new Error(`${envelope.stream} begins with ${type} instead of CaseOpened`);
  return {
    id: caseIdOf(envelope.stream),
    number: data.number,
    status: 'new',
    tier: 1,
    priority: data.priority,
    impact: data.impact,
    urgency: data.urgency,
    category: data.category,
    subcategory: data.subcategory,
    symptom: data.symptom,
    channel: data.channel,
    language: data.language,
    region: data.region,
    customerId: data.customerId,
    contact: data.contact,
    deviceSerial: data.deviceSerial,
    snapshot: data.snapshot,
    screenshot: data.screenshot,
    orderNumber: data.orderNumber,
    externalReference: data.externalReference,
    queue: null,
    skills: [],
    assignee: null,
    transferCount: 0,
    escalationCount: 0,
    diagnosisCount: 0,
    repairs: [],
    links: [],
    reopenCount: 0,
    rejectionCount: 0,
    contactCount: 0,
    noteCount: 0,
    openedAt: envelope.occurredAt,
    origin: envelope.origin,
    ...lastTouch(event),
  };
};

/** Time fields set by an event. An erasure is not part of the case, so it leaves them unchanged. */
const lastTouch = ({ type, envelope }: Recorded<CaseEvent>, view?: CaseView) => ({
  updatedAt: type === 'CaseDataErased' && view ? view.updatedAt : envelope.occurredAt,
  revision: envelope.revision,
  position: envelope.position,
});

const statusChange = (event: CaseEvent): Partial<CaseView> => {
  const after = statusAfter(event);
  return after ? { status: after.status, awaiting: undefined, reminders: undefined } : {};
};

/** The fields of an opened case that an event changes, apart from its status. */
const changesBy = (event: Recorded<CaseEvent>, view: CaseView): Partial<CaseView> => {
  const { occurredAt, actor } = event.envelope;
  switch (event.type) {
    case 'ArticleSent':
    case 'CaseOpened':
    case 'WorkStarted':
    case 'AwaitingEnded':
      return {};
    case 'WorkReturned':
      return { resolution: undefined };
    case 'CaseClassified': {
      const { category, subcategory, symptom, region, deviceSerial } = event.data;
      return { category, subcategory, symptom, region, deviceSerial };
    }
    case 'PrioritySet': {
      const { priority, impact, urgency } = event.data;
      return { priority, impact, urgency };
    }
    case 'CaseRouted': {
      const { fromQueue, queue, skills } = event.data;
      const transferred = fromQueue !== null && queue !== null && fromQueue !== queue;
      return { queue, skills, transferCount: view.transferCount + (transferred ? 1 : 0) };
    }
    case 'AgentAssigned':
      return { assignee: event.data.agentId };
    case 'AgentReleased':
      return { assignee: null };
    case 'AwaitingStarted': {
      const { party, reason } = event.data;
      return { awaiting: { party, reason, since: occurredAt } };
    }
    case 'CustomerReminded':
      return { reminders: event.data.nth };
    case 'ContactRecorded': {
      const reminders = event.data.direction === 'inbound' ? undefined : view.reminders;
      return { contactCount: view.contactCount + 1, lastContactAt: occurredAt, reminders };
    }
    case 'NoteAdded':
      return { noteCount: view.noteCount + 1 };
    case 'CaseDiagnosed':
      return {
        diagnosis: { ...event.data, diagnosedAt: occurredAt, diagnosedBy: actor },
        diagnosisCount: event.data.nth,
      };
    case 'CaseEscalated':
      return {
        pendingEscalation: { ...event.data, since: occurredAt },
        escalationCount: view.escalationCount + 1,
      };
    case 'EscalationAccepted':
      return { tier: event.data.tier, pendingEscalation: undefined };
    case 'EscalationDeclined':
      return { pendingEscalation: undefined };
    case 'CaseDeEscalated':
      return { tier: event.data.toTier };
    case 'RepairScheduled':
      return { repairs: [...view.repairs, { ...event.data, scheduledAt: occurredAt }] };
    case 'DeviceReplaced':
      return deviceReplaced(event.data, occurredAt, view);
    case 'ResolutionProposed': {
      const { code, summary } = event.data;
      return { resolution: { code, summary, proposedAt: occurredAt } };
    }
    case 'ResolutionConfirmed':
      return { resolution: view.resolution && { ...view.resolution, confirmedAt: occurredAt }, reminders: undefined };
    case 'ResolutionRejected':
      return { resolution: undefined, rejectionCount: view.rejectionCount + 1 };
    case 'CaseClosed':
      return { closing: { ...event.data }, closedAt: occurredAt, identityVerifiedAt: undefined };
    case 'CaseReopened':
      return {
        resolution: undefined,
        closing: undefined,
        closedAt: undefined,
        reopenCount: view.reopenCount + 1,
      };
    case 'CaseLinked':
      return { links: [...view.links, { ...event.data, linkedAt: occurredAt }] };
    case 'CustomerLinked':
      return { customerId: event.data.customerId };
    case 'IdentityVerified':
      return { identityVerifiedAt: occurredAt };
    case 'CaseDataErased':
      return withoutErased(view);
    default:
      return assertNever(event);
  }
};

/** F26: the replacement takes the place of the old device on the case. */
const deviceReplaced = (
  { rmaId, newSerial, inheritedStart, inheritedEnd, rule }: CaseEventData['DeviceReplaced'],
  replacedAt: Instant,
  view: CaseView,
): Partial<CaseView> => {
  const replacement = { newSerial, inheritedStart, inheritedEnd, rule, replacedAt };
  return {
    deviceSerial: newSerial,
    repairs: view.repairs.map((repair) => (repair.rmaId === rmaId ? { ...repair, replacement } : repair)),
  };
};

/** F37: removes all personal data and texts. */
const withoutErased = (view: CaseView): Partial<CaseView> => {
  const { awaiting, pendingEscalation, diagnosis, resolution, closing, repairs, links } = view;
  return {
    ...Object.fromEntries(sealedFields(caseShapes.CaseOpened).map((field) => [field, undefined])),
    awaiting: awaiting && withoutSealed(caseShapes.AwaitingStarted, awaiting),
    pendingEscalation: pendingEscalation && withoutSealed(caseShapes.CaseEscalated, pendingEscalation),
    diagnosis: diagnosis && withoutSealed(caseShapes.CaseDiagnosed, diagnosis),
    resolution: resolution && withoutSealed(caseShapes.ResolutionProposed, resolution),
    closing: closing && withoutSealed(caseShapes.CaseClosed, closing),
    repairs: repairs.map((repair) => withoutSealed(caseShapes.RepairScheduled, repair)),
    links: links.map((link) => withoutSealed(caseShapes.CaseLinked, link)),
  };
};

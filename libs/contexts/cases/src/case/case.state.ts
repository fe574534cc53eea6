import { assertNever, type Fold, type Instant, sameJson, type Tier, withoutSealed } from '#kernel';
import {
  type CaseEvent,
  type CaseEventData,
  caseShapes,
  type ClosingGround,
  type ExternalReference,
  type Level,
  type LinkRelation,
  type Priority,
  type StepTried,
} from './case.events.js';
import { type Silence, silenceAfter } from './case.silence.js';
import { type CurrentStatus, statusAfter } from './case.status.js';
import { caseSubject } from './case.streams.js';

/**
 * Increment when the fold gives another state for the same events: snapshots of earlier versions are then ignored. A
 * spec fails if this was forgotten.
 */
export const caseStateVersion = 2;

/**
 * The state that decisions read; people read the case view instead. Texts stay encrypted until a decision reads them,
 * because decrypting them at every load would cost more than the rest of the fold.
 */
export type CaseState = Unopened | Opened;

interface Unopened {
  readonly status: 'unopened';
}

export interface Opened extends CurrentStatus {
  /** Revision of the last event. */
  readonly revision: number;
  readonly customerId?: string;
  readonly classification: Classification;
  readonly urgency: { readonly priority: Priority; readonly impact?: Level; readonly urgency?: Level };
  readonly queue: string | null;
  readonly skills: readonly string[];
  readonly assignee: string | null;
  readonly tier: Tier;
  readonly pendingEscalation?: PendingEscalation;
  /** All diagnoses, oldest first; the last one is current. */
  readonly diagnoses: readonly CaseEventData['CaseDiagnosed'][];
  readonly repairs: readonly Repair[];
  readonly resolution?: { readonly code: string; readonly confirmed: boolean };
  readonly silence?: Silence;
  /** Set only while the status is `closed`. */
  readonly closing?: Closing;
  readonly links: readonly Link[];
  /** Method of the last identity verification; set only while the case is open. */
  readonly identityMethod?: string;
}

export interface PendingEscalation {
  readonly toTier: Tier;
}

type Classification = CaseEventData['CaseClassified'];

interface Repair {
  readonly order: CaseEventData['RepairScheduled'];
  readonly replacement?: CaseEventData['DeviceReplaced'];
}

interface Closing {
  readonly code: string;
  readonly ground: ClosingGround;
  readonly closedAt: Instant;
}

/** Exactly one of `caseId` and `externalReference` is set. */
interface Link {
  readonly relation: LinkRelation;
  readonly caseId?: string;
  readonly externalReference?: ExternalReference;
}

const unopened: CaseState = { status: 'unopened' };

const evolve = (state: CaseState, event: CaseEvent, occurredAt: Instant): CaseState => {
  if (state.status === 'unopened') return open(event);
  const revision = state.revision + 1;
  const silence = silenceAfter(state.silence, event, revision);
  return { ...evolveOpened(state, event, occurredAt), ...statusAfter(event), revision, silence };
};

const open = (event: CaseEvent): CaseState => {
  if (event.type !== 'CaseOpened') return unopened;
  const { data } = event;
  const { customerId, priority, impact, urgency } = data;
  return {
    status: 'new',
    awaitedParty: null,
    revision: 0, // the opening is always the first event
    customerId,
    classification: classifiedBy(data),
    urgency: { priority, impact, urgency },
    queue: null,
    skills: [],
    assignee: null,
    tier: 1,
    diagnoses: [],
    repairs: [],
    links: [],
  };
};

const classifiedBy = (said: Classification, deviceSerial = said.deviceSerial): Classification => ({
  category: said.category,
  subcategory: said.subcategory,
  get symptom() {
    return said.symptom;
  },
  region: said.region,
  deviceSerial,
});

/** Applies an event to everything except status and silence. */
const evolveOpened = (state: Opened, event: CaseEvent, occurredAt: Instant): Opened => {
  switch (event.type) {
    case 'CaseClassified':
      return { ...state, classification: event.data };
    case 'PrioritySet': {
      const { priority, impact, urgency } = event.data;
      return { ...state, urgency: { priority, impact, urgency } };
    }
    case 'CaseRouted':
      return { ...state, queue: event.data.queue, skills: event.data.skills };
    case 'AgentAssigned':
      return { ...state, assignee: event.data.agentId };
    case 'AgentReleased':
      return { ...state, assignee: null };
    case 'CaseDiagnosed':
      return { ...state, diagnoses: [...state.diagnoses, event.data] };
    case 'CaseEscalated':
      return { ...state, pendingEscalation: { toTier: event.data.toTier } };
    case 'EscalationAccepted':
      return { ...state, tier: event.data.tier, pendingEscalation: undefined };
    case 'EscalationDeclined':
      return { ...state, pendingEscalation: undefined };
    case 'CaseDeEscalated':
      return { ...state, tier: event.data.toTier };
    case 'RepairScheduled':
      return { ...state, repairs: [...state.repairs, { order: event.data }] };
    case 'DeviceReplaced':
      return replaceDevice(state, event.data);
    case 'ResolutionProposed':
      return { ...state, resolution: { code: event.data.code, confirmed: false } };
    case 'ResolutionConfirmed':
      return { ...state, resolution: state.resolution && { ...state.resolution, confirmed: true } };
    case 'WorkReturned':
    case 'ResolutionRejected':
      return { ...state, resolution: undefined };
    case 'CaseClosed': {
      const { code, ground } = event.data;
      return { ...state, closing: { code, ground, closedAt: occurredAt }, identityMethod: undefined };
    }
    case 'CaseReopened':
      return { ...state, resolution: undefined, closing: undefined };
    case 'CaseLinked': {
      const { relation, caseId, externalReference } = event.data;
      return { ...state, links: [...state.links, { relation, caseId, externalReference }] };
    }
    case 'CustomerLinked':
      return { ...state, customerId: event.data.customerId };
    case 'IdentityVerified':
      return { ...state, identityMethod: event.data.method };
    case 'CaseDataErased':
      return withoutErased(state);
    case 'ArticleSent':
    case 'CaseOpened':
    case 'WorkStarted':
    case 'AwaitingStarted':
    case 'AwaitingEnded':
    case 'CustomerReminded':
    case 'ContactRecorded':
    case 'NoteAdded':
      return state;
    default:
      return assertNever(event);
  }
};

/** Removes everything that came from personal fields and texts. */
const withoutErased = (state: Opened): Opened => ({
  ...state,
  classification: withoutSealed(caseShapes.CaseClassified, state.classification),
  diagnoses: state.diagnoses.map((diagnosis) => withoutSealed(caseShapes.CaseDiagnosed, diagnosis)),
});

/** All steps tried so far, over all diagnoses, each once. */
export const attemptsOf = ({ diagnoses }: Opened): readonly StepTried[] =>
  diagnoses.reduce<readonly StepTried[]>((known, { steps }) => withNew(known, steps), []);

/** Adds the steps not listed yet; a revised diagnosis may repeat earlier ones. An erased diagnosis has no steps. */
const withNew = (known: readonly StepTried[], tried: readonly StepTried[] = []): readonly StepTried[] => [
  ...known,
  ...tried.filter((step) => !known.some((earlier) => sameJson(earlier, step))),
];

/** F26: the replacement takes the place of the old device on the case. */
const replaceDevice = (state: Opened, replacement: CaseEventData['DeviceReplaced']): Opened => ({
  ...state,
  classification: classifiedBy(state.classification, replacement.newSerial),
  repairs: state.repairs.map((repair) =>
    repair.order.rmaId === replacement.rmaId ? { ...repair, replacement } : repair,
  ),
});

export const caseFold: Fold<CaseState, CaseEvent> = { initial: unopened, evolve };

/** The data subject under whose key new events of this case are encrypted. */
export const caseSubjectOf = (state: CaseState, stream: string): string =>
  caseSubject(stream, state.status === 'unopened' ? undefined : state.customerId);

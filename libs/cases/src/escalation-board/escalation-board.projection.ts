import { assertNever, type Envelope, type Instant, keyed, type Tier } from '#kernel';
import type { Projection } from '#projections';
import type { CaseEvent, CaseEventData, Priority, StepTried } from '../case/case.events.js';
import { CASE_CATEGORY, caseIdOf } from '../case/case.streams.js';

/** An escalation that nobody has accepted or declined yet, with what was tried before (F8). */
export type PendingEscalationRow = {
  readonly caseId: string;
  readonly fromTier: Tier;
  readonly toTier: Tier;
  readonly specialty: string | null;
  /** Null once it is erased, as the attempts are. */
  readonly reason: string | null;
  readonly severity: Priority;
  readonly urgentReason: string | null;
  readonly attempts: readonly StepTried[] | null;
  /** Id of the actor. */
  readonly escalatedBy: string;
  readonly escalatedAt: Instant;
};

export const escalationBoardProjection: Projection<CaseEvent, { pending: PendingEscalationRow }> = {
  name: 'escalation-board',
  version: 2,
  categories: [CASE_CATEGORY],
  lanes: 2,
  tables: { pending: { name: 'escalation_board_v2', key: 'caseId' } },

  keys({ envelope }) {
    return { pending: [caseIdOf(envelope.stream)] };
  },

  laneKeysOf: (stream) => [caseIdOf(stream)],

  fold({ pending }, event) {
    const caseId = caseIdOf(event.envelope.stream);
    const waiting = pending[caseId];
    switch (event.type) {
      case 'CaseEscalated':
        return { pending: keyed(caseId, pendingOf(event.data, event.envelope)) };
      case 'EscalationAccepted':
      case 'EscalationDeclined':
        return { pending: keyed(caseId, null) };
      case 'CaseDataErased':
        return waiting ? { pending: keyed(caseId, withoutTexts(waiting)) } : {};
      case 'CaseOpened':
      case 'CaseClassified':
      case 'PrioritySet':
      case 'WorkStarted':
      case 'WorkReturned':
      case 'CaseRouted':
      case 'AgentAssigned':
      case 'AgentReleased':
      case 'AwaitingStarted':
      case 'AwaitingEnded':
      case 'ContactRecorded':
      case 'NoteAdded':
      case 'CaseDiagnosed':
      case 'CaseDeEscalated':
      case 'RepairScheduled':
      case 'DeviceReplaced':
      case 'CustomerReminded':
      case 'ResolutionProposed':
      case 'ResolutionConfirmed':
      case 'ResolutionRejected':
      case 'CaseClosed':
      case 'CaseReopened':
      case 'CaseLinked':
      case 'CustomerLinked':
      case 'IdentityVerified':
        return {};
      default:
        return assertNever(event);
    }
  },
};

/** Of an escalation whose texts were erased since, they are missing. */
type Escalated = Omit<CaseEventData['CaseEscalated'], 'reason' | 'attempts'> &
  Partial<Pick<CaseEventData['CaseEscalated'], 'reason' | 'attempts'>>;

const pendingOf = (
  { fromTier, toTier, specialty, reason, severity, urgentReason, attempts }: Escalated,
  { stream, actor, occurredAt }: Envelope,
): PendingEscalationRow => ({
  caseId: caseIdOf(stream),
  fromTier,
  toTier,
  specialty: specialty ?? null,
  reason: reason ?? null,
  severity,
  urgentReason: urgentReason ?? null,
  attempts: attempts ?? null,
  escalatedBy: actor,
  escalatedAt: occurredAt,
});

const withoutTexts = (waiting: PendingEscalationRow): PendingEscalationRow => ({
  ...waiting,
  reason: null,
  urgentReason: null,
  attempts: null,
});

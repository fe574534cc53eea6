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
  readonly reason: string;
  readonly severity: Priority;
  readonly urgentReason: string | null;
  readonly attempts: readonly StepTried[];
  /** Id of the actor. */
  readonly escalatedBy: string;
  readonly escalatedAt: Instant;
};

export const escalationBoardProjection: Projection<CaseEvent, { pending: PendingEscalationRow }> = {
  name: 'escalation-board',
  version: 1,
  categories: [CASE_CATEGORY],
  lanes: 2,
  tables: { pending: { name: 'escalation_board_v1', key: 'caseId' } },

  keys({ envelope }) {
    return { pending: [caseIdOf(envelope.stream)] };
  },

  laneKeysOf: (stream) => [caseIdOf(stream)],

  fold(_found, event) {
    const caseId = caseIdOf(event.envelope.stream);
    switch (event.type) {
      case 'CaseEscalated':
        return { pending: keyed(caseId, pendingOf(event.data, event.envelope)) };
      case 'EscalationAccepted':
      case 'EscalationDeclined':
        return { pending: keyed(caseId, null) };
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

const pendingOf = (
  { fromTier, toTier, specialty, reason, severity, urgentReason, attempts }: CaseEventData['CaseEscalated'],
  { stream, actor, occurredAt }: Envelope,
): PendingEscalationRow => ({
  caseId: caseIdOf(stream),
  fromTier,
  toTier,
  specialty: specialty ?? null,
  reason,
  severity,
  urgentReason: urgentReason ?? null,
  attempts,
  escalatedBy: actor,
  escalatedAt: occurredAt,
});

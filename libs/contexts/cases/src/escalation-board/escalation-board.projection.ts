import { assertNever, type Envelope, keyed, type Tier } from '#kernel';
import { column, defineProjection, readTable, type RowOf } from '#projections';
import type { CaseEvent, CaseEventData, Priority, StepTried } from '../case/case.events.js';
import { CASE_CATEGORY, caseIdOf } from '../case/case.streams.js';

/** Escalations that nobody has accepted or declined yet, with the steps already tried (F8). */
export const escalationBoardTable = readTable({
  name: 'escalation_board',
  version: 2,
  key: 'caseId',
  columns: {
    caseId: column.uuid(),
    fromTier: column.smallint<Tier>(),
    toTier: column.smallint<Tier>().filter(),
    specialty: column.text().nullable().filter(),
    /** Null once erased; the same holds for `attempts`. */
    reason: column.text().nullable(),
    severity: column.text<Priority>().filter(),
    urgentReason: column.text().nullable(),
    attempts: column.json<readonly StepTried[]>().nullable(),
    /** Id of the actor. */
    escalatedBy: column.text(),
    escalatedAt: column.instant(),
  },
  indexes: { tier: '(to_tier, escalated_at)' },
  comment: 'Pending escalations, with their texts in clear.',
});

export type PendingEscalationRow = RowOf<typeof escalationBoardTable>;

export const escalationBoardProjection = defineProjection<CaseEvent>()({
  name: 'escalation-board',
  version: 2,
  reactsTo: { [CASE_CATEGORY]: ['CaseEscalated', 'EscalationAccepted', 'EscalationDeclined', 'CaseDataErased'] },
  lanes: 2,
  tables: { pending: escalationBoardTable },

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
      default:
        return assertNever(event);
    }
  },
});

/** Data of an escalation; its texts are missing if they were erased since. */
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

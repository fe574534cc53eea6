import type { ReactedTo } from '#event-store';
import { assertNever, keyed, type Recorded, type Tier } from '#kernel';
import { column, defineProjection, readTable, type RowOf } from '#projections';
import type { CaseEvent, CaseEventType } from '../case/case.events.js';
import { CASE_CATEGORY, caseIdOf } from '../case/case.streams.js';

/**
 * Queue and tier of each case. Closed cases stay in the table, because a reopened case returns to its queue and tier.
 */
export const queueBoardTable = readTable({
  name: 'queue_board',
  version: 2,
  key: 'caseId',
  columns: {
    caseId: column.uuid(),
    /** Null if the case is in no queue. */
    queue: column.text().nullable(),
    tier: column.smallint<Tier>(),
    /** The tier that a pending escalation was sent to, or null. */
    escalatedToTier: column.smallint<Tier>().nullable(),
    isOpen: column.boolean(),
    openedAt: column.instant(),
  },
  indexes: { open: '(queue, tier, opened_at) WHERE is_open' },
});

/** One row for each case that enters the board, moves on it or leaves it, or whose escalation begins or ends. */
export const queueChangesTable = readTable({
  name: 'queue_changes',
  version: 2,
  key: 'changeId',
  columns: {
    /** Stream and revision of the event that caused it: `case-…@7`. */
    changeId: column.id(),
    position: column.position(),
    caseId: column.uuid(),
    cause: column.text<CaseEventType>(),
    /** Null if the case was in no queue or not open. */
    fromQueue: column.text().nullable(),
    toQueue: column.text().nullable(),
    /** Null if the case was not open. */
    fromTier: column.smallint<Tier>().nullable(),
    toTier: column.smallint<Tier>().nullable(),
    /** The tier of the pending escalation before the change, or null. */
    wasEscalatedToTier: column.smallint<Tier>().nullable(),
    /** The tier of the pending escalation after the change, or null. */
    escalatedToTier: column.smallint<Tier>().nullable(),
    occurredAt: column.instant(),
    recordedAt: column.instant(),
  },
  // There are few tiers: a follower of one reads by position and skips the others, which measured faster than indexing
  // tiers.
  indexes: {
    position: '(position)',
    from: '(from_queue, position)',
    to: '(to_queue, position)',
  },
});

type QueueBoardRow = RowOf<typeof queueBoardTable>;
export type QueueChangeRow = RowOf<typeof queueChangesTable>;

const reactsTo = {
  [CASE_CATEGORY]: [
    'CaseOpened',
    'CaseRouted',
    'CaseEscalated',
    'EscalationAccepted',
    'EscalationDeclined',
    'CaseDeEscalated',
    'CaseClosed',
    'CaseReopened',
  ],
} as const;

type QueueEvent = ReactedTo<CaseEvent, typeof reactsTo>;

export const queueBoardProjection = defineProjection<CaseEvent>()({
  name: 'queue-board',
  version: 2,
  reactsTo,
  lanes: 2,
  tables: { board: queueBoardTable, changes: queueChangesTable },

  keys(event) {
    return { board: [caseIdOf(event.envelope.stream)], changes: [changeIdOf(event)] };
  },

  laneKeysOf: (stream) => [caseIdOf(stream)],

  fold({ board }, event) {
    const caseId = caseIdOf(event.envelope.stream);
    const before = board[caseId];
    const after = rowAfter(before, event);
    const change = changeBetween(placeOf(before), placeOf(after), event);
    return { board: keyed(caseId, after), changes: change && keyed(change.changeId, change) };
  },
});

const changeIdOf = ({ envelope }: Recorded): string => `${envelope.stream}@${envelope.revision}`;

/** Where boards show a case: its queue, its tier, and the tier of a pending escalation. */
interface Place {
  readonly queue: string | null;
  readonly tier: Tier | null;
  readonly escalatedToTier: Tier | null;
}

const nowhere: Place = { queue: null, tier: null, escalatedToTier: null };

/** A closed case is in no queue and no tier. Only an answer ends its escalation, as on the escalation board. */
const placeOf = (row: QueueBoardRow | undefined): Place => {
  if (!row) return nowhere;
  return row.isOpen ? row : { ...nowhere, escalatedToTier: row.escalatedToTier };
};

const changeBetween = (from: Place, to: Place, event: Recorded<QueueEvent>): QueueChangeRow | undefined => {
  const isSame = from.queue === to.queue && from.tier === to.tier && from.escalatedToTier === to.escalatedToTier;
  if (isSame) return undefined;
  const { stream, position, occurredAt, recordedAt } = event.envelope;
  return {
    changeId: changeIdOf(event),
    position,
    caseId: caseIdOf(stream),
    cause: event.type,
    fromQueue: from.queue,
    toQueue: to.queue,
    fromTier: from.tier,
    toTier: to.tier,
    wasEscalatedToTier: from.escalatedToTier,
    escalatedToTier: to.escalatedToTier,
    occurredAt,
    recordedAt,
  };
};

const rowAfter = (before: QueueBoardRow | undefined, event: Recorded<QueueEvent>): QueueBoardRow => {
  if (before) {
    const changes = changesBy(event);
    return changes ? { ...before, ...changes } : before;
  }
  const { stream, occurredAt: openedAt } = event.envelope;
  if (event.type !== 'CaseOpened') throw new Error(`${stream} begins with ${event.type} instead of CaseOpened`);
  return { caseId: caseIdOf(stream), queue: null, tier: 1, escalatedToTier: null, isOpen: true, openedAt };
};

const changesBy = (event: QueueEvent): Partial<QueueBoardRow> | undefined => {
  switch (event.type) {
    case 'CaseRouted':
      return { queue: event.data.queue };
    case 'CaseEscalated':
      return { escalatedToTier: event.data.toTier };
    case 'EscalationAccepted':
      return { tier: event.data.tier, escalatedToTier: null };
    case 'EscalationDeclined':
      return { escalatedToTier: null };
    case 'CaseDeEscalated':
      return { tier: event.data.toTier };
    case 'CaseClosed':
      return { isOpen: false };
    case 'CaseReopened':
      return { isOpen: true };
    case 'CaseOpened':
      return undefined;
    default:
      return assertNever(event);
  }
};

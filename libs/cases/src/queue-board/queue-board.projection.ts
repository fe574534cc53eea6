import type { ReactedTo } from '#event-store';
import { assertNever, keyed, type Recorded, type Tier } from '#kernel';
import { column, defineProjection, readTable, type RowOf } from '#projections';
import type { CaseEvent, CaseEventType } from '../case/case.events.js';
import { CASE_CATEGORY, caseIdOf } from '../case/case.streams.js';

/** Where a case stands. Closed ones stay, since a reopened case goes back to its queue and tier. */
export const queueBoardTable = readTable({
  name: 'queue_board',
  version: 1,
  key: 'caseId',
  columns: {
    caseId: column.uuid(),
    /** Null while it is in none. */
    queue: column.text().nullable(),
    tier: column.smallint<Tier>(),
    isOpen: column.boolean(),
    openedAt: column.instant(),
  },
  indexes: { open: '(queue, tier, opened_at) WHERE is_open' },
});

/** An open case that came into a queue, left it, or both. */
export const queueChangesTable = readTable({
  name: 'queue_changes',
  version: 1,
  key: 'changeId',
  columns: {
    /** Of the event that moved it: `case-…@7`. */
    changeId: column.id(),
    position: column.position(),
    caseId: column.uuid(),
    cause: column.text<CaseEventType>(),
    fromQueue: column.text().nullable(),
    toQueue: column.text().nullable(),
    occurredAt: column.instant(),
    recordedAt: column.instant(),
  },
  indexes: { from: '(from_queue, position)', to: '(to_queue, position)' },
});

type QueueBoardRow = RowOf<typeof queueBoardTable>;
export type QueueChangeRow = RowOf<typeof queueChangesTable>;

const reactsTo = {
  [CASE_CATEGORY]: ['CaseOpened', 'CaseRouted', 'EscalationAccepted', 'CaseDeEscalated', 'CaseClosed', 'CaseReopened'],
} as const;

type QueueEvent = ReactedTo<CaseEvent, typeof reactsTo>;

export const queueBoardProjection = defineProjection<CaseEvent>()({
  name: 'queue-board',
  version: 1,
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
    const after = standing(before, event);
    const change = changeBetween(queueOf(before), queueOf(after), event);
    return { board: keyed(caseId, after), changes: change && keyed(change.changeId, change) };
  },
});

const changeIdOf = ({ envelope }: Recorded): string => `${envelope.stream}@${envelope.revision}`;

/** In which queue a case is seen: a closed one in none. */
const queueOf = (row: QueueBoardRow | undefined): string | null => (row?.isOpen ? row.queue : null);

const changeBetween = (
  fromQueue: string | null,
  toQueue: string | null,
  event: Recorded<QueueEvent>,
): QueueChangeRow | undefined => {
  if (fromQueue === toQueue) return undefined;
  const { stream, position, occurredAt, recordedAt } = event.envelope;
  const caseId = caseIdOf(stream);
  return {
    changeId: changeIdOf(event),
    position,
    caseId,
    cause: event.type,
    fromQueue,
    toQueue,
    occurredAt,
    recordedAt,
  };
};

const standing = (before: QueueBoardRow | undefined, event: Recorded<QueueEvent>): QueueBoardRow => {
  if (before) {
    const changes = changesBy(event);
    return changes ? { ...before, ...changes } : before;
  }
  const { stream, occurredAt: openedAt } = event.envelope;
  if (event.type !== 'CaseOpened') throw new Error(`${stream} begins with ${event.type} instead of CaseOpened`);
  return { caseId: caseIdOf(stream), queue: null, tier: 1, isOpen: true, openedAt };
};

const changesBy = (event: QueueEvent): Partial<QueueBoardRow> | undefined => {
  switch (event.type) {
    case 'CaseRouted':
      return { queue: event.data.queue };
    case 'EscalationAccepted':
      return { tier: event.data.tier };
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

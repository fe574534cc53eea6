import { type Envelope, keyed, type Recorded } from '#kernel';
import { column, defineProjection, readTable, type RowOf } from '#projections';
import type { AwaitedParty, CaseEvent } from '../case/case.events.js';
import { type CaseStatus, type CurrentStatus, statusAfter } from '../case/case.status.js';
import { CASE_CATEGORY, caseIdOf } from '../case/case.streams.js';

/** The current status of each case, and since when on both time axes. */
export const caseStandingTable = readTable({
  name: 'case_standing',
  version: 1,
  key: 'caseId',
  columns: {
    caseId: column.uuid(),
    status: column.text<CaseStatus>(),
    awaitedParty: column.text<AwaitedParty>().nullable(),
    occurredAt: column.instant(),
    recordedAt: column.instant(),
  },
});

/**
 * One change of status. The row has the start and end of the status that was left, so it is that status's interval too.
 */
export const caseTransitionsTable = readTable({
  name: 'case_transitions',
  version: 1,
  key: 'transitionId',
  columns: {
    /** Stream and revision of the event: `case-…@7`. */
    transitionId: column.id(),
    caseId: column.uuid(),
    revision: column.integer(),
    /** Several transitions by one command count as one step of the case. */
    commandId: column.id(),
    /** Null at the opening, like all `from…` columns. */
    fromStatus: column.text<CaseStatus>().nullable(),
    fromAwaitedParty: column.text<AwaitedParty>().nullable(),
    fromOccurredAt: column.instant().nullable(),
    fromRecordedAt: column.instant().nullable(),
    toStatus: column.text<CaseStatus>(),
    toAwaitedParty: column.text<AwaitedParty>().nullable(),
    occurredAt: column.instant(),
    recordedAt: column.instant(),
  },
  indexes: {
    // For finding the intervals that contain an instant, however long ago.
    occurred: 'USING gist (tstzrange(from_occurred_at, occurred_at)) WHERE from_status IS NOT NULL',
    recorded: 'USING gist (tstzrange(from_recorded_at, recorded_at)) WHERE from_status IS NOT NULL',
  },
});

type CaseStandingRow = RowOf<typeof caseStandingTable>;
type CaseTransitionRow = RowOf<typeof caseTransitionsTable>;

export const caseTransitionsProjection = defineProjection<CaseEvent>()({
  name: 'case-transitions',
  version: 1,
  reactsTo: {
    [CASE_CATEGORY]: [
      'CaseOpened',
      'WorkStarted',
      'WorkReturned',
      'AwaitingStarted',
      'AwaitingEnded',
      'ResolutionProposed',
      'ResolutionRejected',
      'CaseClosed',
      'CaseReopened',
    ],
  },
  lanes: 2,
  tables: { standing: caseStandingTable, transitions: caseTransitionsTable },

  keys({ envelope }) {
    return { standing: [caseIdOf(envelope.stream)], transitions: [transitionIdOf(envelope)] };
  },

  laneKeysOf: (stream) => [caseIdOf(stream)],

  fold({ standing }, event) {
    const caseId = caseIdOf(event.envelope.stream);
    const before = standing[caseId];
    const after = statusAfter(event);
    if (!after || isSame(before, after)) return {};
    const transition = transitionOf(before, after, event);
    const { occurredAt, recordedAt } = event.envelope;
    return {
      standing: keyed(caseId, { caseId, ...after, occurredAt, recordedAt }),
      transitions: keyed(transition.transitionId, transition),
    };
  },
});

const transitionIdOf = ({ stream, revision }: Envelope): string => `${stream}@${revision}`;

const isSame = (before: CurrentStatus | undefined, after: CurrentStatus): boolean =>
  before?.status === after.status && before.awaitedParty === after.awaitedParty;

const transitionOf = (
  before: CaseStandingRow | undefined,
  after: CurrentStatus,
  { envelope }: Recorded,
): CaseTransitionRow => ({
  transitionId: transitionIdOf(envelope),
  caseId: caseIdOf(envelope.stream),
  revision: envelope.revision,
  commandId: envelope.commandId,
  fromStatus: before?.status ?? null,
  fromAwaitedParty: before?.awaitedParty ?? null,
  fromOccurredAt: before?.occurredAt ?? null,
  fromRecordedAt: before?.recordedAt ?? null,
  toStatus: after.status,
  toAwaitedParty: after.awaitedParty,
  occurredAt: envelope.occurredAt,
  recordedAt: envelope.recordedAt,
});

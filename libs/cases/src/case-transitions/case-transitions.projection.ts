import { type Envelope, type Instant, keyed, type Recorded } from '#kernel';
import type { Projection } from '#projections';
import type { AwaitedParty, CaseEvent } from '../case/case.events.js';
import type { CaseStatus } from '../case/case.standing.js';
import { CASE_CATEGORY, caseIdOf } from '../case/case.streams.js';
import { type Standing, standingAfter } from '../case/case.standing.js';

/** How a case stands now, and since when on both axes. */
export type CaseStandingRow = {
  readonly caseId: string;
  readonly status: CaseStatus;
  readonly awaitedParty: AwaitedParty | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
};

/** One change of standing. With when the standing it left had begun, it is also the interval of that standing. */
export type CaseTransitionRow = {
  /** Of the event: `case-…@7`. */
  readonly transitionId: string;
  readonly caseId: string;
  readonly revision: number;
  /** What one command did in several events counts as one step of the case. */
  readonly commandId: string;
  /** Null, as all of `from…`, at the opening. */
  readonly fromStatus: CaseStatus | null;
  readonly fromAwaitedParty: AwaitedParty | null;
  readonly fromOccurredAt: Instant | null;
  readonly fromRecordedAt: Instant | null;
  readonly toStatus: CaseStatus;
  readonly toAwaitedParty: AwaitedParty | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
};

export const caseTransitionsProjection: Projection<
  CaseEvent,
  { standing: CaseStandingRow; transitions: CaseTransitionRow }
> = {
  name: 'case-transitions',
  version: 1,
  categories: [CASE_CATEGORY],
  lanes: 2,
  tables: {
    standing: { name: 'case_standing_v1', key: 'caseId' },
    transitions: { name: 'case_transitions_v1', key: 'transitionId' },
  },

  keys({ envelope }) {
    return { standing: [caseIdOf(envelope.stream)], transitions: [transitionIdOf(envelope)] };
  },

  laneKeysOf: (stream) => [caseIdOf(stream)],

  fold({ standing }, event) {
    const caseId = caseIdOf(event.envelope.stream);
    const before = standing[caseId];
    const after = standingAfter(event);
    if (!after || isSame(before, after)) return {};
    const transition = transitionOf(before, after, event);
    const { occurredAt, recordedAt } = event.envelope;
    return {
      standing: keyed(caseId, { caseId, ...after, occurredAt, recordedAt }),
      transitions: keyed(transition.transitionId, transition),
    };
  },
};

const transitionIdOf = ({ stream, revision }: Envelope): string => `${stream}@${revision}`;

const isSame = (before: Standing | undefined, after: Standing): boolean =>
  before?.status === after.status && before.awaitedParty === after.awaitedParty;

const transitionOf = (
  before: CaseStandingRow | undefined,
  after: Standing,
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

import { type CaseEvent, caseFold, type CaseState, caseSubject, caseSubjectOf } from '#cases';
import type { EventDraft } from '#codec';
import { eventIdOf, fingerprintOf } from '#command-processing';
import type { SubjectKey } from '#encryption';
import { snapshotValues } from './servicenow/case-snapshot.js';
import { customerIdOf } from './servicenow/identity.js';
import type { CaseRow } from './servicenow/log-case.js';
import { eventsToward, openedAt } from './servicenow/snapshot-events.js';

/** A row and the events made from it; none if it changes nothing. */
export interface DraftedRow {
  readonly row: CaseRow;
  readonly drafts: readonly EventDraft<CaseEvent>[];
}

export interface DraftContext {
  readonly stream: string;
  /** Key of the data subject of the case. */
  readonly key: SubjectKey;
  /** Case number, for the opening. */
  readonly number: string;
  /** Identifies the run of the import. */
  readonly correlationId: string;
}

/** The people in the log are not employees of this system, so imported events have this role. */
const role = 'integration';

/**
 * Turns rows, in order, into the events that lead on from a state. Each row stands for one command with its snapshot as
 * input.
 */
export const draftRows = (state: CaseState, rows: readonly CaseRow[], context: DraftContext): DraftedRow[] => {
  let current = state;
  return rows.map((row) => {
    const events = eventsToward(current, row.snapshot, context.number);
    current = events.reduce((before, event) => caseFold.evolve(before, event, row.snapshot.updatedAt), current);
    return {
      row,
      drafts: events.length === 0 ? [] : draftsOf(events, row, context, caseSubjectOf(current, context.stream)),
    };
  });
};

/** The data subject of a case that its first row opens. */
export const subjectOfOpening = (stream: string, first: CaseRow): string =>
  caseSubject(stream, customerIdOf(first.snapshot.opening.caller));

const draftsOf = (
  events: readonly CaseEvent[],
  { commandId, snapshot, updatedBy }: CaseRow,
  { stream, key, correlationId }: DraftContext,
  subject: string,
): EventDraft<CaseEvent>[] => {
  const fingerprint = fingerprintOf(key, 'ImportSnapshot', snapshotValues(snapshot), { id: updatedBy, role });
  return events.map((event, index) => {
    const opens = event.type === 'CaseOpened';
    return {
      event,
      id: eventIdOf({ stream, commandId, index }),
      occurredAt: opens ? openedAt(snapshot) : snapshot.updatedAt,
      metadata: {
        actor: opens ? snapshot.opening.openedBy : updatedBy,
        role,
        commandId,
        fingerprint,
        correlationId,
        origin: 'import',
        subject,
      },
    };
  });
};

import { type CaseEvent, caseFold, type CaseState } from '#cases';
import type { StoredEvent } from '#event-store';
import type { Recorded } from '#kernel';
import type { DraftedRow } from './draft-rows.js';
import type { CaseRow } from './servicenow/log-case.js';
import { eventsToward } from './servicenow/snapshot-events.js';

/** How the rows at hand relate to what is stored of their case. */
export interface Continuation {
  /** Stored already. */
  readonly told: readonly CaseRow[];
  /** Within what is stored, and without an event. */
  readonly changeless: readonly CaseRow[];
  /** Not stored, and before the last that is. */
  readonly tooLate: readonly CaseRow[];
  /** What goes on from there. */
  readonly rest: readonly CaseRow[];
}

/**
 * Rows that tell the case from its opening on, as drafted from there: one history must be the beginning of the other.
 * @returns Undefined where it is not: then nobody can tell which is right.
 */
export const wholeHistory = (stored: readonly StoredEvent[], rows: readonly DraftedRow[]): Continuation | undefined => {
  const drafts = rows.flatMap((row) => row.drafts);
  const agrees = drafts
    .slice(0, stored.length)
    .every(({ id, metadata }, index) => stored[index].id === id && sameFingerprint(stored[index], metadata));
  if (!agrees) return undefined;
  const firstNew = drafts[stored.length]?.metadata.commandId;
  const storedRows = firstNew ? rows.findIndex(({ row }) => row.commandId === firstNew) : rows.length;
  const behind = rows.slice(0, storedRows);
  return {
    told: behind.filter(({ drafts }) => drafts.length > 0).map(({ row }) => row),
    changeless: behind.filter(({ drafts }) => drafts.length === 0).map(({ row }) => row),
    tooLate: [],
    rest: rows.slice(storedRows).map(({ row }) => row),
  };
};

/** Rows that begin later than the case. One that left no event can't be known again, but by agreeing with what is stored. */
export const laterPiece = (history: readonly Recorded<CaseEvent>[], rows: readonly CaseRow[]): Continuation => {
  const known = new Set(history.map(({ envelope }) => envelope.commandId));
  const isTold = ({ commandId }: CaseRow) => known.has(commandId);
  const toldUpTo = rows.map(isTold).lastIndexOf(true);
  const last = history[history.length - 1].envelope.occurredAt;
  const isBehind = (row: CaseRow, index: number) => index <= toldUpTo || row.snapshot.updatedAt < last;
  const untold = rows.filter((row, index) => isBehind(row, index) && !isTold(row));
  return {
    told: rows.filter(isTold),
    changeless: untold.filter((row) => agrees(history, row)),
    tooLate: untold.filter((row) => !agrees(history, row)),
    rest: rows.filter((row, index) => !isBehind(row, index)),
  };
};

/** Whether the case stood as the row says, at the time of the row. */
const agrees = (history: readonly Recorded<CaseEvent>[], { snapshot }: CaseRow): boolean => {
  const before = history.filter(({ envelope }) => envelope.occurredAt <= snapshot.updatedAt);
  return before.length > 0 && eventsToward(foldHistory(before), snapshot, '').length === 0;
};

export const foldHistory = (history: readonly Recorded<CaseEvent>[]): CaseState =>
  history.reduce((state, event) => caseFold.evolve(state, event, event.envelope.occurredAt), caseFold.initial);

const sameFingerprint = (a: { readonly fingerprint: string }, b: { readonly fingerprint: string }): boolean =>
  a.fingerprint === b.fingerprint;

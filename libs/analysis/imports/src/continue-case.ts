import { type CaseEvent, caseFold, type CaseState } from '#cases';
import type { StoredEvent } from '#event-store';
import type { Recorded } from '#kernel';
import type { DraftedRow } from './draft-rows.js';
import type { CaseRow } from './servicenow/log-case.js';
import { eventsToward } from './servicenow/snapshot-events.js';

/** The rows of a case, divided by what is stored already. */
export interface Continuation {
  /** Rows whose events are stored. */
  readonly stored: readonly CaseRow[];
  /** Rows that need no event, among those that are stored. */
  readonly changeless: readonly CaseRow[];
  /** Rows that are not stored, but are earlier than the last stored event. */
  readonly tooLate: readonly CaseRow[];
  /** Rows still to be imported. */
  readonly rest: readonly CaseRow[];
}

/**
 * Divides rows that start with the opening of the case. One of the two histories must be a prefix of the other.
 * @returns Undefined if neither is: then it is unclear which one is right.
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
    stored: behind.filter(({ drafts }) => drafts.length > 0).map(({ row }) => row),
    changeless: behind.filter(({ drafts }) => drafts.length === 0).map(({ row }) => row),
    tooLate: [],
    rest: rows.slice(storedRows).map(({ row }) => row),
  };
};

/**
 * Divides rows that start after the opening of the case. A row without events counts as stored if it agrees with the
 * stored history.
 */
export const laterPiece = (history: readonly Recorded<CaseEvent>[], rows: readonly CaseRow[]): Continuation => {
  const known = new Set(history.map(({ envelope }) => envelope.commandId));
  const isStored = ({ commandId }: CaseRow) => known.has(commandId);
  const storedUpTo = rows.map(isStored).lastIndexOf(true);
  const last = history[history.length - 1].envelope.occurredAt;
  const isBehind = (row: CaseRow, index: number) => index <= storedUpTo || row.snapshot.updatedAt < last;
  const notStored = rows.filter((row, index) => isBehind(row, index) && !isStored(row));
  return {
    stored: rows.filter(isStored),
    changeless: notStored.filter((row) => agrees(history, row)),
    tooLate: notStored.filter((row) => !agrees(history, row)),
    rest: rows.filter((row, index) => !isBehind(row, index)),
  };
};

/** Whether the case was in the state of the row at the time of the row. */
const agrees = (history: readonly Recorded<CaseEvent>[], { snapshot }: CaseRow): boolean => {
  const before = history.filter(({ envelope }) => envelope.occurredAt <= snapshot.updatedAt);
  return before.length > 0 && eventsToward(foldHistory(before), snapshot, '').length === 0;
};

export const foldHistory = (history: readonly Recorded<CaseEvent>[]): CaseState =>
  history.reduce((state, event) => caseFold.evolve(state, event, event.envelope.occurredAt), caseFold.initial);

const sameFingerprint = (a: { readonly fingerprint: string }, b: { readonly fingerprint: string }): boolean =>
  a.fingerprint === b.fingerprint;

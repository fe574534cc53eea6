import type { StoredEvent } from '#event-store';
import type { DraftedRow } from './draft-rows.js';
import type { CaseRow } from './servicenow/log-case.js';

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
 * @param fromOpening The rows as drafted for a case that they open; at least one.
 * @returns Undefined where the rows tell another history than the stored one.
 */
export const continuationOf = (
  stored: readonly StoredEvent[],
  fromOpening: readonly DraftedRow[],
): Continuation | undefined =>
  fromOpening[0].row.commandId === stored[0].commandId
    ? wholeHistory(stored, fromOpening)
    : laterPiece(stored, fromOpening);

/** Rows that tell the case from its opening on: one history must be the beginning of the other. */
const wholeHistory = (stored: readonly StoredEvent[], rows: readonly DraftedRow[]): Continuation | undefined => {
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

/**
 * Rows that begin later than the case. A row that left no event can't be known again; where a later one can, it lies
 * within what is stored.
 */
const laterPiece = (stored: readonly StoredEvent[], drafted: readonly DraftedRow[]): Continuation => {
  const known = new Set(stored.map(({ commandId }) => commandId));
  const isTold = ({ commandId }: CaseRow) => known.has(commandId);
  const rows = drafted.map(({ row }) => row);
  const storedRows = rows.map(isTold).lastIndexOf(true) + 1;
  const behind = rows.slice(0, storedRows);
  const ahead = rows.slice(storedRows);
  const last = stored[stored.length - 1].occurredAt;
  return {
    told: behind.filter(isTold),
    changeless: behind.filter((row) => !isTold(row)),
    tooLate: ahead.filter(({ snapshot }) => snapshot.updatedAt < last),
    rest: ahead.filter(({ snapshot }) => snapshot.updatedAt >= last),
  };
};

const sameFingerprint = (a: { readonly fingerprint: string }, b: { readonly fingerprint: string }): boolean =>
  a.fingerprint === b.fingerprint;

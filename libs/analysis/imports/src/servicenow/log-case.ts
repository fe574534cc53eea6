import type { LogColumns } from './columns.js';
import { importedStream, rowCommandId } from './identity.js';
import type { LogRow } from './log-row.js';

/** A row with its place in the case. Its fields are dropped, because thousands of rows wait for the store at a time. */
export interface CaseRow extends Omit<LogRow, 'fields' | 'redactions'> {
  readonly commandId: string;
  /** Names of the columns that differ from the previous row, including those that have no event. */
  readonly changedColumns: readonly string[];
}

/** Consecutive rows of one case in the log, sorted by time; at least one. */
export interface LogCase {
  readonly number: string;
  readonly stream: string;
  readonly rows: readonly CaseRow[];
}

/** Sorts the rows of one case by time of update; rows with equal times stay in the order of the file. */
export const caseOf = (rows: readonly LogRow[], columns: LogColumns, zone: string): LogCase => {
  const { number } = rows[0].snapshot;
  const ordered = [...rows].sort(({ snapshot: a }, { snapshot: b }) => compareText(a.updatedAt, b.updatedAt));
  const seen = new Map<string, number>();
  return {
    number,
    stream: importedStream(zone, number),
    rows: ordered.map(({ line, raw, fields, snapshot, updatedBy, modCount }, index) => {
      const key = `${modCount} ${snapshot.updatedAt}`;
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      const commandId = rowCommandId(zone, number, modCount, snapshot.updatedAt, nth);
      const changedColumns = index === 0 ? [] : columns.differing(ordered[index - 1].fields, fields);
      return { line, raw, snapshot, updatedBy, modCount, commandId, changedColumns };
    }),
  };
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

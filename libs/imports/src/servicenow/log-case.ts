import type { Columns } from './columns.js';
import { importedStream, rowCommandId } from './identity.js';
import type { LogRow } from './log-row.js';

/** A row in its place within the case. */
export interface CaseRow extends LogRow {
  readonly commandId: string;
  /** Names of the columns that differ from the row before, those included that no event tells. */
  readonly changedColumns: readonly string[];
}

/** Rows of one case that stand together in the log, in order of time; at least one. */
export interface LogCase {
  readonly number: string;
  readonly stream: string;
  readonly rows: readonly CaseRow[];
}

/** Orders the rows of one case by the time of their update, as the file has them where times are equal. */
export const caseOf = (rows: readonly LogRow[], columns: Columns, zone: string): LogCase => {
  const { number } = rows[0].snapshot;
  const ordered = [...rows].sort(({ snapshot: a }, { snapshot: b }) => compareText(a.updatedAt, b.updatedAt));
  const seen = new Map<string, number>();
  return {
    number,
    stream: importedStream(zone, number),
    rows: ordered.map((row, index) => {
      const { updatedAt } = row.snapshot;
      const key = `${row.modCount} ${updatedAt}`;
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      return {
        ...row,
        commandId: rowCommandId(zone, number, row.modCount, updatedAt, nth),
        changedColumns: index === 0 ? [] : columns.differing(ordered[index - 1].fields, row.fields),
      };
    }),
  };
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

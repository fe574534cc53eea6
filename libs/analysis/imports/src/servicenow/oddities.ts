import type { CaseRow } from './log-case.js';

/** What is unusual about a row that was imported all the same. Nothing is corrected; the report lists the lines. */
export type OddityKind =
  | 'opening time after the first update; opened at the first update instead'
  | 'in the file before an earlier update; sorted by time'
  | 'sys_mod_count falls'
  | 'change that cannot be recorded as an event';

export interface Oddity {
  readonly line: number;
  readonly kind: OddityKind;
}

/** @param rows the rows of one case, sorted by time. */
export const odditiesOf = (rows: readonly CaseRow[]): Oddity[] => {
  const oddities = rows.slice(1).flatMap((row, index) => oddInStep(rows[index], row));
  const [first] = rows;
  return first.snapshot.opening.openedAt > first.snapshot.updatedAt
    ? [
        { line: first.line, kind: 'opening time after the first update; opened at the first update instead' },
        ...oddities,
      ]
    : oddities;
};

/** Number of updates that the log lacks, by its own count of them. */
export const missingUpdates = (rows: readonly CaseRow[]): number => {
  let expected = 0;
  let missing = 0;
  for (const { modCount } of rows) {
    missing += Math.max(0, Number(modCount) - expected);
    expected = Number(modCount) + 1;
  }
  return missing;
};

const oddInStep = (before: CaseRow, row: CaseRow): Oddity[] => {
  const kinds: [OddityKind, boolean][] = [
    ['in the file before an earlier update; sorted by time', row.line < before.line],
    ['sys_mod_count falls', Number(row.modCount) < Number(before.modCount)],
    ['change that cannot be recorded as an event', hasUnrecordableChange(before, row)],
  ];
  return kinds.filter(([, applies]) => applies).map(([kind]) => ({ line: row.line, kind }));
};

/** Caller and channel of a case cannot change, and links cannot be removed. */
const hasUnrecordableChange = ({ snapshot: before }: CaseRow, { snapshot }: CaseRow): boolean =>
  before.opening.caller !== snapshot.opening.caller ||
  before.opening.channel !== snapshot.opening.channel ||
  before.opening.openedAt !== snapshot.opening.openedAt ||
  before.links.some(({ relation }) => !snapshot.links.some((link) => link.relation === relation));

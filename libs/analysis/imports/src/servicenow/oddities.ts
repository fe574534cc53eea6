import type { CaseRow } from './log-case.js';

/** What is strange about a row that was understood all the same. Nothing is mended: the reader of the report is told. */
export type OddityKind =
  | 'opened after its first update; taken as opened with it'
  | 'stands before an earlier update; put in order of time'
  | 'sys_mod_count falls'
  | 'change that no event tells';

export interface Oddity {
  readonly line: number;
  readonly kind: OddityKind;
}

/** @param rows Of one case, in order of time. */
export const odditiesOf = (rows: readonly CaseRow[]): Oddity[] => {
  const oddities = rows.slice(1).flatMap((row, index) => oddInStep(rows[index], row));
  const [first] = rows;
  return first.snapshot.opening.openedAt > first.snapshot.updatedAt
    ? [{ line: first.line, kind: 'opened after its first update; taken as opened with it' }, ...oddities]
    : oddities;
};

/** Updates that the log lacks, going by its own count of them. */
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
    ['stands before an earlier update; put in order of time', row.line < before.line],
    ['sys_mod_count falls', Number(row.modCount) < Number(before.modCount)],
    ['change that no event tells', hasUntoldChange(before, row)],
  ];
  return kinds.filter(([, applies]) => applies).map(([kind]) => ({ line: row.line, kind }));
};

/** A case keeps the caller and channel it was opened with; and nothing unlinks. */
const hasUntoldChange = ({ snapshot: before }: CaseRow, { snapshot }: CaseRow): boolean =>
  before.opening.caller !== snapshot.opening.caller ||
  before.opening.channel !== snapshot.opening.channel ||
  before.opening.openedAt !== snapshot.opening.openedAt ||
  before.links.some(({ relation }) => !snapshot.links.some((link) => link.relation === relation));

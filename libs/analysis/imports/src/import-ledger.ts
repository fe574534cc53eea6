import type { CaseEventType } from '#cases';
import { redactSecrets } from '#secrets';
import type { RowText } from './servicenow/record-reader.js';
import type { CaseRow } from './servicenow/log-case.js';
import type { Oddity, OddityKind } from './servicenow/oddities.js';
import type { Redaction } from './servicenow/secret-screen.js';
import type { DraftedRow } from './draft-rows.js';
import type { ImportTotals, RefusedRow } from './import-report.js';

/** What became of a case in this run. */
export type CaseOutcome = 'new' | 'continued' | 'unchanged' | 'conflicting';

/** Stores refused rows. */
export interface RefusedRows {
  begin(header: string): void;
  keep(row: RefusedRow, raw: string): void;
}

/** Maximum number of lines listed per kind of remark; further lines are only counted. */
const listedLines = 1_000;

/** Accounts for every row of an import. */
export class ImportLedger {
  private readonly cases: Record<CaseOutcome, number> = { new: 0, continued: 0, unchanged: 0, conflicting: 0 };
  private readonly rows = { total: 0, told: 0, toldBefore: 0, changeless: 0, refused: 0 };
  private readonly events = new Map<CaseEventType, number>();
  private readonly changeless = new Map<string, number>();
  private readonly refusals = new Map<string, number[]>();
  private readonly redactions = new Map<string, number[]>();
  private readonly oddities = new Map<OddityKind, number[]>();
  private readonly gaps = { cases: 0, updates: 0 };

  constructor(private readonly aside: RefusedRows) {}

  /** Rows read so far, for progress reports. */
  get rowsRead(): number {
    return this.rows.total;
  }

  header({ raw }: RowText): void {
    this.aside.begin(raw);
  }

  read(): void {
    this.rows.total++;
  }

  refuse({ line, raw }: RowText, reason: string): void {
    this.rows.refused++;
    list(this.refusals, reason, line);
    this.aside.keep({ line, reason }, redactSecrets(raw).text);
  }

  /** Records secrets that were removed from a row before any of it was stored (F36). */
  redacted({ line }: RowText, redactions: readonly Redaction[]): void {
    for (const { kind, column } of redactions) list(this.redactions, `${kind} in ${column}`, line);
  }

  odd(oddities: readonly Oddity[], missingUpdates: number): void {
    for (const { kind, line } of oddities) list(this.oddities, kind, line);
    if (missingUpdates > 0) this.gaps.cases++;
    this.gaps.updates += missingUpdates;
  }

  settled(outcome: CaseOutcome): void {
    this.cases[outcome]++;
  }

  /** Records rows whose events were appended by this run. */
  stored(rows: readonly DraftedRow[]): void {
    for (const { row, drafts } of rows) {
      if (drafts.length === 0) this.changedNothing(row);
      else this.rows.told++;
      for (const { event } of drafts) count(this.events, event.type);
    }
  }

  /** Records rows whose events an earlier run had stored. */
  toldBefore(rows: number): void {
    this.rows.toldBefore += rows;
  }

  changedNothing({ changedColumns }: CaseRow): void {
    this.rows.changeless++;
    for (const column of changedColumns) count(this.changeless, column);
  }

  /** @throws Error if a row was not accounted for, or twice. */
  close(): ImportTotals {
    const { total, told, toldBefore, changeless, refused } = this.rows;
    if (told + toldBefore + changeless + refused !== total) {
      throw new Error(`${told + toldBefore + changeless + refused} of ${total} rows are accounted for`);
    }
    return {
      cases: this.cases,
      rows: this.rows,
      events: sorted(this.events),
      changelessRowsByColumn: sorted(this.changeless),
      refused: remarks(this.refusals),
      redacted: remarks(this.redactions),
      oddities: remarks(this.oddities),
      updatesMissingFromLog: this.gaps,
    };
  }
}

const count = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

const list = <Key>(lines: Map<Key, number[]>, key: Key, line: number): void => {
  const listed = lines.get(key);
  if (listed) listed.push(line);
  else lines.set(key, [line]);
};

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));

const remarks = (lines: ReadonlyMap<string, readonly number[]>) =>
  [...lines].map(([what, all]) => ({
    what,
    rows: all.length,
    lines: [...all].sort((a, b) => a - b).slice(0, listedLines),
  }));

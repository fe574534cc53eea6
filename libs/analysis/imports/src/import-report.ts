import type { CaseEventType } from '#cases';

/** One remark on a number of rows. */
export interface Remark {
  readonly what: string;
  readonly rows: number;
  /** The first 1,000 lines. */
  readonly lines: readonly number[];
}

/**
 * The result of an import. Every row of the file is counted in exactly one of `told`, `toldBefore`, `changeless` and
 * `refused`, which add up to `rows.total`.
 */
export interface ImportReport {
  /** Path as given. */
  readonly file: string;
  /** IANA name of the time zone. */
  readonly zone: string;
  /** Number of cases by outcome. A case whose rows are in several places of the file is counted once per place. */
  readonly cases: {
    readonly new: number;
    readonly continued: number;
    readonly unchanged: number;
    /** The stored history and that of the file contradict each other. Nothing was written; all rows were refused. */
    readonly conflicting: number;
  };
  readonly rows: {
    readonly total: number;
    /** Rows turned into events by this run. */
    readonly told: number;
    /** Rows turned into events by an earlier run. */
    readonly toldBefore: number;
    /** Rows without a change that can be recorded as an event. */
    readonly changeless: number;
    readonly refused: number;
  };
  /** Events appended by this run, by type. */
  readonly events: { readonly [Type in CaseEventType]?: number };
  /** For each column, the number of changeless rows in which it differs from the previous row. */
  readonly changelessRowsByColumn: Readonly<Record<string, number>>;
  readonly refused: readonly Remark[];
  /** Path of the file of refused rows, if there are any. */
  readonly refusedFile?: string;
  /** Secrets that were removed (F36), by kind and column. */
  readonly redacted: readonly Remark[];
  readonly oddities: readonly Remark[];
  /** Gaps in the log's own count of updates. */
  readonly updatesMissingFromLog: { readonly cases: number; readonly updates: number };
}

/** The part of the report that the ledger provides. */
export type ImportTotals = Omit<ImportReport, 'file' | 'zone' | 'refusedFile'>;

export interface RefusedRow {
  /** Line in the file, from 1; the header is line 1. */
  readonly line: number;
  readonly reason: string;
}

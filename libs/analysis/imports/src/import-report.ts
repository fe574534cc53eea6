import type { CaseEventType } from '#cases';

/** Rows of which the same is to be said. */
export interface Remark {
  readonly what: string;
  readonly rows: number;
  /** The first thousand. */
  readonly lines: readonly number[];
}

/** How an import ended. Every row of the file is in exactly one of the four numbers that add up to `rows.total`. */
export interface ImportReport {
  /** As it was given. */
  readonly file: string;
  /** IANA name. */
  readonly zone: string;
  /** Counted once for each place in the file where rows of the case stand together. */
  readonly cases: {
    readonly new: number;
    readonly continued: number;
    readonly unchanged: number;
    /** Whose stored history is no beginning of the file's; nothing was written, their rows are refused. */
    readonly conflicting: number;
  };
  readonly rows: {
    readonly total: number;
    /** Turned into events by this run. */
    readonly told: number;
    /** Turned into events by an earlier run. */
    readonly toldBefore: number;
    /** Without a change that an event could tell. */
    readonly changeless: number;
    readonly refused: number;
  };
  /** Events appended by this run. */
  readonly events: { readonly [Type in CaseEventType]?: number };
  /** In how many changeless rows each column differs from the row before. */
  readonly changelessRowsByColumn: Readonly<Record<string, number>>;
  readonly refused: readonly Remark[];
  /** Where they are kept aside, where there are any. */
  readonly refusedFile?: string;
  /** Secrets that were taken out (F36), by kind and column. */
  readonly redacted: readonly Remark[];
  readonly oddities: readonly Remark[];
  /** Gaps in the log's own count of updates. */
  readonly updatesMissingFromLog: { readonly cases: number; readonly updates: number };
}

/** What the books of an import say of its rows. */
export type ImportTotals = Omit<ImportReport, 'file' | 'zone' | 'refusedFile'>;

export interface RefusedRow {
  /** From 1, the header included. */
  readonly line: number;
  readonly reason: string;
}

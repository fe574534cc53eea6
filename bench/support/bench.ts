/** One subject of `npm run bench`: a file `bench/<name>.bench.ts` that exports it as `bench`. */
export interface Bench {
  readonly title: string;
  readonly run: (report: Report, serverUrl: string) => Promise<void>;
}

/** Where a section says what it measured. */
export interface Report {
  note(line: string): void;
  /** One object per row, its keys the columns. */
  table(rows: readonly Readonly<Record<string, string | number>>[]): void;
  /** Holds a ratio against what is required of it; one that falls short fails the run. */
  require(claim: string, ratio: number, atLeast: number): void;
}

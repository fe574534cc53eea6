/** A section of `npm run bench`. The file `bench/<name>.bench.ts` exports it as `bench`. */
export interface Bench {
  readonly title: string;
  readonly run: (report: Report, serverUrl: string) => Promise<void>;
}

/** Reports the results of a section. */
export interface Report {
  note(line: string): void;
  /** Prints rows as a table. The keys of the objects are the columns. */
  table(rows: readonly Readonly<Record<string, string | number>>[]): void;
  /** Checks that a ratio is at least `atLeast`; otherwise the run fails. */
  require(claim: string, ratio: number, atLeast: number): void;
}

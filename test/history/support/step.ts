/** One sending of a command, which adds its amounts to the sum that a stream is. Sent again, it is the same step. */
export interface Step {
  readonly commandId: string;
  readonly stream: string;
  /** Each becomes an event. */
  readonly amounts: readonly number[];
  /** Sent with the revision that its writer last saw of the stream, and again after each conflict. */
  readonly careful?: boolean;
}

/** What a writer was answered. Times in nanoseconds of a clock that all processes of a machine share. */
export interface Answer extends Step {
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly revision: number;
  readonly position: string;
}

/** What one process has to say at the end. */
export interface Testimony {
  readonly answers: readonly Answer[];
  /** How often an append found its stream elsewhere than it had been loaded. */
  readonly conflicts: number;
  /** How often a careful writer was told of a conflict. */
  readonly refusals: number;
}

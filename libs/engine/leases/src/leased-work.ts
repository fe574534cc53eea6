/** Work that only one worker at a time may do. */
export interface LeasedWork {
  /** The same in every worker: `projection cases v1 lane 0`. */
  readonly name: string;
  /**
   * Works until the signal aborts, and resolves once nothing is in flight. The signal aborts when the worker stops or
   * has lost the lease. A lease alone fences nothing: writes of a worker that lost it must fail by themselves.
   */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

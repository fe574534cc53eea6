/** Work that one worker at a time may do. */
export interface LeasedWork {
  /** The same in every worker: `projection cases v1 lane 0`. */
  readonly name: string;
  /**
   * Works until the signal, and resolves once nothing is in flight any more. The signal comes when the worker stops or
   * the lease is another's; a lease alone fences nothing, so whatever is written must fail by itself for who lost it.
   */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

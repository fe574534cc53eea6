/** A request as somebody could send it. */
export interface FuzzRequest {
  /** What kind it is, for who reads of a failure. */
  readonly what: string;
  /** What is posted. */
  readonly body: string;
  /** As the body says it, where it is sent over a WebSocket too. */
  readonly operation?: GeneratedOperation;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * `answer`: it keeps to the schema and to every limit, so no parser or validation may say a word. `refuse`: it is over
   * a limit or no document at all, so it must get no data. Without it either is right.
   */
  readonly must?: 'answer' | 'refuse';
}

export interface GeneratedOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export const requestOf = (what: string, operation: GeneratedOperation, must?: FuzzRequest['must']): FuzzRequest => ({
  what,
  body: JSON.stringify(operation),
  operation,
  must,
});

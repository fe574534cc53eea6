/** A request to send. */
export interface FuzzRequest {
  /** The kind of request, for failure messages. */
  readonly what: string;
  /** The body of the POST. */
  readonly body: string;
  /** The operation in the body, if it can be sent over a WebSocket too. */
  readonly operation?: GeneratedOperation;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * `answer`: conforms to the schema and to every limit, so it must not fail in parsing or validation. `refuse`: over a
   * limit or not a document at all, so it must get no data. If omitted, both are allowed.
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

/**
 * An append whose answer was lost: it may have been committed, or may be yet, and the stream could not be asked. Sending
 * the same command with the same id again is safe, and answers the first result where there was one.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';

  constructor(
    stream: string,
    readonly commandId: string,
    cause: unknown,
  ) {
    super(`No answer to an append to ${stream}`, { cause });
  }
}

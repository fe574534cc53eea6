/**
 * The answer to an append was lost and the stream could not be read again: it may have been committed, or may still be.
 * Sending the same command with the same id again is safe and returns the first result, if there was one.
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

/**
 * A failure that the person running the program can fix. The message says in one sentence what is wrong and what to do,
 * and is shown without a stack trace. Every other error is a bug.
 */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}

/**
 * A failure that the person who runs a program can mend: its message is one sentence that says what is wrong and what to
 * do, shown without a stack trace. Every other error is a bug.
 */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}

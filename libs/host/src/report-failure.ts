import { OperatorError } from '#kernel';

/**
 * Reports the failure of a program's `main` on stderr and sets exit code 1. Prints one sentence for an OperatorError,
 * and the stack trace for a bug.
 */
export const reportFailure = (error: unknown): void => {
  const text = error instanceof OperatorError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
};

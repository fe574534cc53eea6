import { OperatorError } from '#kernel';

/**
 * Ends a program's `main` that failed: one sentence on stderr where somebody can do something about it, the whole error
 * where it is a bug, and exit code 1 either way.
 */
export const reportFailure = (error: unknown): void => {
  const text = error instanceof OperatorError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
};

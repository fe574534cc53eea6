import { ErrorType } from '@kurrent/kurrentdb-client';

/** A call that neither answered nor failed in its time. Whether it did anything, nobody knows. */
export class CallTimedOut extends Error {
  override readonly name = 'CallTimedOut';

  constructor(milliseconds: number) {
    super(`KurrentDB gave no answer within ${milliseconds} ms`);
  }
}

/** What kind of failure the client says it is; undefined where the error is not the client's. */
export const faultOf = (error: unknown): ErrorType | undefined =>
  error instanceof Error && 'type' in error ? (error.type as ErrorType) : undefined;

/** Reasons that lie in the connection, in the load, or in an election. */
const passing: ReadonlySet<ErrorType | undefined> = new Set([
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
  ErrorType.TIMEOUT,
  ErrorType.DEADLINE_EXCEEDED,
]);

/** Said without a status: calls that end with the client which is given up, and a cluster that has nobody to talk to. */
const passingMessage = /cancelled on client|failed to discover|shut down/i;

/** Whether trying again later makes sense; whether anything was written, it doesn't say. */
export const isPassing = (error: unknown): boolean => {
  if (error instanceof CallTimedOut || passing.has(faultOf(error))) return true;
  return error instanceof Error && passingMessage.test(error.message);
};

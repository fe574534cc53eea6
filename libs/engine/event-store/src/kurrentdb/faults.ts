import { status } from '@grpc/grpc-js';
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

/**
 * Reasons that lie in the connection, in the load, or in an election. Unknown is what the client calls all that it has no
 * word for: a server that is not ready yet, one that no longer leads and knows of no other, a call ended by its own client.
 */
const passing: ReadonlySet<ErrorType | undefined> = new Set([
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
  ErrorType.TIMEOUT,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.UNKNOWN,
]);

/** What no second attempt can change, though the client has no word for it either. */
const lasting: ReadonlySet<unknown> = new Set([
  status.INVALID_ARGUMENT,
  status.PERMISSION_DENIED,
  status.OUT_OF_RANGE,
  status.UNIMPLEMENTED,
]);

/** Said without a status: by a connection that was just given up, and of a cluster that has nobody to talk to. */
const passingMessage = /failed to discover|shut down/i;

/** Whether trying again later makes sense; whether anything was written, it doesn't say. */
export const isPassing = (error: unknown): boolean => {
  if (error instanceof CallTimedOut) return true;
  if (!(error instanceof Error) || ('code' in error && lasting.has(error.code))) return false;
  return passing.has(faultOf(error)) || passingMessage.test(error.message);
};

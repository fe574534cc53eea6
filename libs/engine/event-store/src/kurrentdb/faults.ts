import { status } from '@grpc/grpc-js';
import { ErrorType } from '@kurrent/kurrentdb-client';

/** A call neither returned nor failed in time. Its outcome is unknown. */
export class CallTimedOut extends Error {
  override readonly name = 'CallTimedOut';

  constructor(milliseconds: number) {
    super(`KurrentDB did not answer within ${milliseconds} ms`);
  }
}

/** The client's error type. Undefined if the error is not from the client. */
export const faultOf = (error: unknown): ErrorType | undefined =>
  error instanceof Error && 'type' in error ? (error.type as ErrorType) : undefined;

/**
 * Transient faults of connection, load or elections. The client uses UNKNOWN for everything else: a server that is not
 * ready, a former leader that knows no new one, a call ended by the client itself.
 */
const passing: ReadonlySet<ErrorType | undefined> = new Set([
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
  ErrorType.TIMEOUT,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.UNKNOWN,
]);

/** Statuses for which a retry is useless, although the client reports them as UNKNOWN. */
const lasting: ReadonlySet<unknown> = new Set([
  status.INVALID_ARGUMENT,
  status.PERMISSION_DENIED,
  status.OUT_OF_RANGE,
  status.UNIMPLEMENTED,
]);

/** Transient faults without a status: a connection just given up, or a cluster without reachable nodes. */
const passingMessage = /failed to discover|shut down/i;

/** Whether a later retry can succeed. It does not say whether anything was written. */
export const isPassing = (error: unknown): boolean => {
  if (error instanceof CallTimedOut) return true;
  if (!(error instanceof Error) || ('code' in error && lasting.has(error.code))) return false;
  return passing.has(faultOf(error)) || passingMessage.test(error.message);
};

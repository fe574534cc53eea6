import { Metadata, status } from '@grpc/grpc-js';

/** A status that ends a call, with what the server tells of its cause in the trailers. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly details: string;
  readonly metadata = new Metadata();

  constructor(
    readonly code: status,
    details: string,
    trailers: Record<string, string> = {},
  ) {
    super(details);
    this.details = details;
    for (const [key, value] of Object.entries(trailers)) this.metadata.set(key, value);
  }
}

export const accessDenied = (): RpcError =>
  new RpcError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const unauthenticated = (): RpcError => new RpcError(status.UNAUTHENTICATED, 'Unauthenticated');

export const streamDeleted = (stream: string): RpcError =>
  new RpcError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** As deletes tell it; appends have a message of their own for it. */
export const wrongExpectedVersion = (
  operation: string,
  stream: string,
  { expected, actual }: { readonly expected: bigint; readonly actual: bigint },
): RpcError =>
  new RpcError(
    status.FAILED_PRECONDITION,
    `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': `${expected}`,
      'actual-version': `${actual}`,
    },
  );

/** A conflict of which clients can't tell what it is. */
export const conflictWithoutDetails = (): RpcError => new RpcError(status.FAILED_PRECONDITION, 'WrongExpectedVersion');

/** @param bytes the limit */
export const maxAppendSizeExceeded = (bytes: number): RpcError =>
  new RpcError(status.INVALID_ARGUMENT, `Maximum Append Size of ${bytes} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': `${bytes}`,
  });

export const requiredMetadataMissing = (property: string): RpcError =>
  new RpcError(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const notLeader = ({ host, port }: { readonly host: string; readonly port: number }): RpcError =>
  new RpcError(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': `${port}`,
  });

/** The server could not even try: it says so, without more than a sentence. */
export class NotHandled extends RpcError {}

export const notReady = (): RpcError => new NotHandled(status.UNAVAILABLE, 'Server Is Not Ready');

export const noLeaderInfo = (): RpcError => new NotHandled(status.UNKNOWN, 'No leader info available in response');

export const unavailable = (): RpcError => new RpcError(status.UNAVAILABLE, 'The server is going away');

export const timedOut = (): RpcError => new RpcError(status.ABORTED, 'Operation timed out: Commit phase timeout.');

export const invalidPosition = (): RpcError =>
  new RpcError(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');

export const invalidArgument = (details: string): RpcError => new RpcError(status.INVALID_ARGUMENT, details);

export const unknown = (details: string): RpcError => new RpcError(status.UNKNOWN, details);

/** What the double lacks it says so, rather than to answer as if it had done it. */
export const unimplemented = (what: string): RpcError =>
  new RpcError(status.UNIMPLEMENTED, `The double of KurrentDB has no ${what}.`);

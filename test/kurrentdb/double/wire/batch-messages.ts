import { status as grpc } from '@grpc/grpc-js';
import codes from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statuses from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import anys from 'google-protobuf/google/protobuf/any_pb.js';
import empties from 'google-protobuf/google/protobuf/empty_pb.js';
import { noStream } from '../log/log-record.js';
import type { ExpectedRevision } from '../write/expected-revision.js';
import type { WriteResult } from '../write/storage-writer.js';
import { streamIdentifier, unsigned } from './messages.js';
import { NotHandled, type RpcError } from './rpc-error.js';

const empty = (): empties.Empty => new empties.Empty();

const status = (
  code: codes.Code,
  name: string,
  details: { serializeBinary(): Uint8Array },
  typeName = `event_store.client.${name}`,
): statuses.Status => {
  const any = new anys.Any();
  any.pack(details.serializeBinary(), typeName);
  return new statuses.Status().setCode(code).setMessage(name).setDetails(any);
};

export const conflictStatus = (expected: ExpectedRevision, current: bigint): statuses.Status => {
  const conflict = new shared.WrongExpectedVersion();
  if (expected === 'any') conflict.setExpectedAny(empty());
  else if (expected === 'stream-exists') conflict.setExpectedStreamExists(empty());
  else if (expected === 'no-stream') conflict.setExpectedNoStream(empty());
  else conflict.setExpectedStreamPosition(unsigned(expected));
  if (current === noStream) conflict.setCurrentNoStream(empty());
  else conflict.setCurrentStreamRevision(unsigned(current));
  return status(codes.Code.ALREADY_EXISTS, 'WrongExpectedVersion', conflict);
};

export const deletedStatus = (stream: string): statuses.Status =>
  status(
    codes.Code.NOT_FOUND,
    'StreamDeleted',
    new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream)),
  );

export const timeoutStatus = (): statuses.Status =>
  status(codes.Code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());

/** A conflict, or a failure of the server, of which clients can't tell what it is. */
export const plainStatus = (code: codes.Code, message: string): statuses.Status =>
  status(code, message, empty(), 'google.protobuf.Empty');

const tooLargeStatus = (bytes: number): statuses.Status =>
  status(
    codes.Code.INVALID_ARGUMENT,
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(bytes),
  );

/**
 * What a single append of a batch is answered with where the call for one append ends with an error; nothing where the
 * whole batch ends with it.
 */
export const failureStatus = (error: RpcError): statuses.Status | undefined => {
  const [exception] = error.metadata.get('exception');
  if (error instanceof NotHandled) return plainStatus(codes.Code.OK, error.details);
  if (exception === 'access-denied') {
    return status(codes.Code.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied());
  }
  if (exception === 'maximum-append-size-exceeded') {
    return tooLargeStatus(Number(error.metadata.get('maximum-append-size')[0]));
  }
  if (error.code === grpc.ABORTED) return timeoutStatus();
  if (error.code === grpc.INVALID_ARGUMENT || error.code === grpc.UNKNOWN) {
    return status(codes.Code.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(error.details));
  }
  return undefined;
};

export const batchSuccess = ({
  revision,
  position,
}: Extract<WriteResult, { result: 'success' }>): streams.BatchAppendResp.Success => {
  const success = new streams.BatchAppendResp.Success().setCurrentRevision(unsigned(revision));
  if (position === undefined) return success.setNoPosition(empty());
  const both = new shared.AllStreamPosition();
  return success.setPosition(both.setCommitPosition(unsigned(position)).setPreparePosition(unsigned(position)));
};

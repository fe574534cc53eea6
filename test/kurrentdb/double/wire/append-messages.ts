import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { noStream } from '../log/log-record.js';
import type { ExpectedRevision } from '../write/expected-revision.js';
import type { WriteResult } from '../write/storage-writer.js';
import { unsigned } from './messages.js';

const { AppendResp } = streams;

const empty = (): shared.Empty => new shared.Empty();

export const appendSuccess = ({
  revision,
  position,
}: Extract<WriteResult, { result: 'success' }>): streams.AppendResp => {
  const success = new AppendResp.Success().setCurrentRevision(unsigned(revision));
  if (position === undefined) success.setNoPosition(empty());
  else {
    success.setPosition(
      new AppendResp.Position().setCommitPosition(unsigned(position)).setPreparePosition(unsigned(position)),
    );
  }
  return new AppendResp().setSuccess(success);
};

export const appendConflict = (expected: ExpectedRevision, current: bigint): streams.AppendResp => {
  const conflict = new AppendResp.WrongExpectedVersion();
  if (expected === 'any') conflict.setExpectedAny(empty());
  else if (expected === 'stream-exists') conflict.setExpectedStreamExists(empty());
  else if (expected === 'no-stream') conflict.setExpectedNoStream(empty());
  else conflict.setExpectedRevision(unsigned(expected));
  if (current === noStream) conflict.setCurrentNoStream(empty());
  else conflict.setCurrentRevision(unsigned(current));
  return new AppendResp().setWrongExpectedVersion(conflict);
};

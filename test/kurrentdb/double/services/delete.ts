import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { streamName, signed, unsigned } from '../wire/messages.js';
import { invalidArgument, streamDeleted, wrongExpectedVersion } from '../wire/rpc-error.js';
import { type ExpectedRevision, expectedVersion } from '../write/expected-revision.js';
import type { WriteResult } from '../write/storage-writer.js';
import { answer, type Call, type Node, noAnswer, refuseToFollow, withFaults } from './node.js';
import { authorizeWrite } from './writes.js';

type Options = streams.DeleteReq.Options | streams.TombstoneReq.Options;

/** Soft: the stream can be written to again. */
export const handleDelete =
  (node: Node) =>
  (call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>, callback: sendUnaryData<streams.DeleteResp>): void =>
    answer(callback, () => {
      const position = remove(node, call, call.request.getOptions(), (stream, expected) =>
        node.cluster.writer.delete(stream, expected),
      );
      if (position === noAnswer) return noAnswer;
      const at = new streams.DeleteResp.Position();
      return new streams.DeleteResp().setPosition(at.setCommitPosition(position).setPreparePosition(position));
    });

/** Hard: nothing can ever be written to the stream again. */
export const handleTombstone =
  (node: Node) =>
  (
    call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
    callback: sendUnaryData<streams.TombstoneResp>,
  ): void =>
    answer(callback, () => {
      const position = remove(node, call, call.request.getOptions(), (stream, expected) =>
        node.cluster.writer.tombstone(stream, expected),
      );
      if (position === noAnswer) return noAnswer;
      const at = new streams.TombstoneResp.Position();
      return new streams.TombstoneResp().setPosition(at.setCommitPosition(position).setPreparePosition(position));
    });

/** Writes what deletes a stream, and tells the position of it. */
const remove = (
  node: Node,
  call: Call,
  options: Options | undefined,
  write: (stream: string, expected: ExpectedRevision) => WriteResult,
): string | typeof noAnswer => {
  const stream = streamName(options?.getStreamIdentifier());
  const expected = expectedRevision(options);
  return withFaults(node, call, { kind: 'delete', stream }, () => {
    refuseToFollow(node, call);
    authorizeWrite(node, call, stream);
    const written = write(stream, expected);
    switch (written.result) {
      case 'success':
        return unsigned(written.position ?? -1n);
      case 'wrong-expected-version':
        throw wrongExpectedVersion('Delete', stream, {
          expected: expectedVersion(expected),
          actual: written.current,
        });
      case 'stream-deleted':
        throw streamDeleted(stream);
    }
  });
};

const expectedRevision = (options: Options | undefined): ExpectedRevision => {
  if (options?.hasRevision()) return signed(options.getRevision());
  if (options?.hasNoStream()) return 'no-stream';
  if (options?.hasAny()) return 'any';
  if (options?.hasStreamExists()) return 'stream-exists';
  throw invalidArgument('A delete says what it expects.');
};

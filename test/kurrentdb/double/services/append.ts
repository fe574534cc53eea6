import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { appendConflict, appendSuccess } from '../wire/append-messages.js';
import { proposedEvent, signed, streamName } from '../wire/messages.js';
import { conflictWithoutDetails, invalidArgument, streamDeleted } from '../wire/rpc-error.js';
import type { ExpectedRevision } from '../write/expected-revision.js';
import { answer, type Node, noAnswer, refuseToFollow, withFaults } from './node.js';
import { append, authorizeWrite } from './writes.js';

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;

/** One append: its options come first, then each event as a message, and the end of messages commits it. */
export const handleAppend =
  (node: Node) =>
  (call: AppendCall, callback: sendUnaryData<streams.AppendResp>): void => {
    const messages: streams.AppendReq[] = [];
    call.on('data', (message: streams.AppendReq) => messages.push(message));
    call.on('error', () => undefined);
    call.on('end', () => answer(callback, () => appendMessages(node, call, messages)));
  };

const appendMessages = (
  node: Node,
  call: AppendCall,
  [first, ...rest]: readonly streams.AppendReq[],
): streams.AppendResp | typeof noAnswer => {
  const options = first?.getOptions();
  if (!options) throw invalidArgument('The options of an append come first.');
  const stream = streamName(options.getStreamIdentifier());
  return withFaults(node, call, { kind: 'append', stream }, () => {
    refuseToFollow(node, call);
    authorizeWrite(node, call, stream);
    const expected = expectedRevision(options);
    const written = append(node, { stream, expected, events: rest.map(proposal) });
    switch (written.result) {
      case 'success':
        return appendSuccess(written);
      case 'wrong-expected-version':
        if (!node.options.richConflicts) throw conflictWithoutDetails();
        return appendConflict(expected, written.current);
      case 'stream-deleted':
        throw streamDeleted(stream);
    }
  });
};

const proposal = (message: streams.AppendReq) => {
  const proposed = message.getProposedMessage();
  if (!proposed) throw invalidArgument('Behind its options an append has events only.');
  return proposedEvent(proposed);
};

const { ExpectedStreamRevisionCase: Case } = streams.AppendReq.Options;

const expectedRevision = (options: streams.AppendReq.Options): ExpectedRevision => {
  switch (options.getExpectedStreamRevisionCase()) {
    case Case.REVISION:
      return signed(options.getRevision());
    case Case.NO_STREAM:
      return 'no-stream';
    case Case.ANY:
      return 'any';
    case Case.STREAM_EXISTS:
      return 'stream-exists';
    default:
      throw invalidArgument('An append says what it expects.');
  }
};

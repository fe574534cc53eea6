import { isMetastream, isSoftDeleted } from '../log/stream-metadata.js';
import { type ProposedEvent, sizeOnDisk } from '../log/log-record.js';
import { accessDenied, maxAppendSizeExceeded, unimplemented, unknown } from '../wire/rpc-error.js';
import type { ExpectedRevision } from '../write/expected-revision.js';
import { isInvalidStream, type WriteResult } from '../write/storage-writer.js';
import type { Call, Node } from './node.js';

/** An append as both calls for it understand it. */
export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly ProposedEvent[];
}

/** Refuses who may not write to a stream. @throws RpcError */
export const authorizeWrite = (node: Node, call: Call, stream: string): void => {
  if (node.authenticate(call.metadata) === 'anonymous' || stream === '$all') throw accessDenied();
};

/** Refuses what the double can't do as the server does it. @throws RpcError */
const refuseUnimplemented = (node: Node, { stream, events }: Append): void => {
  if (events.length === 0) throw unimplemented('appends without events');
  if (events.some(({ type }) => type === '$>')) throw unimplemented('links');
  if (!isMetastream(stream)) return;
  if (isSoftDeleted(node.cluster.log, stream.slice(2))) throw unimplemented('metadata for deleted streams');
  if (events.some(({ data }) => Buffer.from(data).includes('"$acl"'))) throw unimplemented('access control lists');
};

/** Bytes of an append as its limit counts them. */
export const appendSize = (events: readonly ProposedEvent[]): number =>
  events.reduce((bytes, event) => bytes + sizeOnDisk(event), 0);

/** @throws RpcError where nothing can be written, whatever is in the log */
export const append = (node: Node, request: Append): WriteResult => {
  const { stream, expected, events } = request;
  if (appendSize(events) > node.options.maxAppendSize) throw maxAppendSizeExceeded(node.options.maxAppendSize);
  if (isInvalidStream(stream)) throw unknown('Exception was thrown by handler.');
  refuseUnimplemented(node, request);
  const result = node.cluster.writer.append(stream, expected, events);
  return result.result === 'success' && !node.options.appendPositions ? { ...result, position: undefined } : result;
};

import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { ReadFailed, type ReadResponse } from '../read/read-response.js';
import { type ReaderTraits, readMessage } from '../wire/read-messages.js';
import { invalidPosition, RpcError, streamDeleted, unknown } from '../wire/rpc-error.js';
import { asRpcError, interfere, type Node } from './node.js';
import { parseRead, type ParsedRead } from './read-request.js';

type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** Reads of one stream or of all, and subscriptions to them: it is one call for everything. */
export const handleRead =
  (node: Node) =>
  (call: ReadCall): void => {
    const ending = new AbortController();
    call.on('cancelled', () => ending.abort());
    call.on('error', () => ending.abort());
    node.reads.add(ending);
    void serve(node, call, ending).finally(() => node.reads.delete(ending));
  };

const serve = async (node: Node, call: ReadCall, ending: AbortController): Promise<void> => {
  let stream = '';
  try {
    const read = parseRead(node, call);
    stream = read.stream;
    await send(node, call, read, ending);
  } catch (error) {
    if (ending.signal.aborted && !(ending.signal.reason instanceof RpcError)) return;
    call.emit('error', ending.signal.aborted ? ending.signal.reason : readError(error, stream));
  }
};

const send = async (node: Node, call: ReadCall, read: ParsedRead, ending: AbortController): Promise<void> => {
  const { signal } = ending;
  let sent = 0;
  const faulty = (when: 'before' | 'after'): boolean => {
    const fault = node.faults.take(read.kind, read.stream, when, sent);
    if (!fault) return false;
    interfere(node, call, fault);
    return true;
  };
  if (faulty('before')) return;
  for await (const response of read.responses(signal)) {
    signal.throwIfAborted();
    if (node.faults.readDelay > 0) await delay(node.faults.readDelay, undefined, { signal });
    if (!(await write(call, response, read.traits, signal))) continue;
    sent += 1;
    if (faulty('before')) return;
  }
  if (!faulty('after')) call.end();
};

/** Waits for a client that reads more slowly. */
const write = async (
  call: ReadCall,
  response: ReadResponse,
  traits: ReaderTraits,
  signal: AbortSignal,
): Promise<boolean> => {
  const message = readMessage(response, traits);
  if (!message) return false;
  if (!call.write(message)) await once(call, 'drain', { signal });
  return true;
};

const readError = (error: unknown, stream: string): RpcError => {
  if (!(error instanceof ReadFailed)) return asRpcError(error);
  switch (error.reason) {
    case 'stream-deleted':
      return streamDeleted(stream);
    case 'invalid-position':
      return invalidPosition();
    case 'beyond-the-end':
      return unknown('Unexpected ReadAllResult: Error');
  }
};

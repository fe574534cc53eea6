import { convertToCommandError, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import protocol from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

/** The streamed answers to a read. */
export interface ReadCall extends AsyncIterable<streams.ReadResp> {
  cancel(): void;
}

/**
 * Starts a read on the client's own connection, with its credentials, discovery and reconnects. Bypasses the client's
 * read methods: those use a native reader that cuts recording times to whole seconds, has no deadline, and opens its
 * own connection, perhaps to another node. The client's subscriptions hide the order of events and checkpoints.
 * @param deadline In milliseconds. Infinity for none.
 */
export const readCall = async (
  client: KurrentDBClient,
  request: streams.ReadReq,
  deadline: number,
): Promise<ReadCall> => {
  const [metadata, options] = client['callArguments']({ requiresLeader: true, deadline });
  const unbounded = { ...options, deadline: Infinity };
  const open = client['GRPCStreamCreator'](protocol.StreamsClient, 'read', (service) =>
    service.read(request, metadata, Number.isFinite(deadline) ? options : unbounded),
  );
  const call = await open();
  call.on('error', () => undefined); // a cancelled call emits one more error when nobody listens
  return call;
};

/** All answers to a finite read. */
export const readAnswers = async (
  client: KurrentDBClient,
  request: streams.ReadReq,
  deadline: number,
): Promise<streams.ReadResp[]> => {
  const answers: streams.ReadResp[] = [];
  try {
    for await (const answer of await readCall(client, request, deadline)) answers.push(answer);
  } catch (error) {
    throw commandError(error);
  }
  return answers;
};

/** Converts an error to the type that the client's own methods throw. */
export const commandError = (error: unknown): unknown =>
  error instanceof Error ? convertToCommandError(error) : error;

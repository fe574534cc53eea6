import { convertToCommandError, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import protocol from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

/** The answers to a read as they come. */
export interface ReadCall extends AsyncIterable<streams.ReadResp> {
  cancel(): void;
}

/**
 * One read over the connection of the client, with its credentials, its discovery and its reconnecting. Not by its methods
 * for reading: they go through a native reader that tells whole seconds of the time of recording, has no deadline, and
 * connects for itself, perhaps to another node. Its subscriptions hide how events and checkpoints follow one another.
 * @param deadline in milliseconds
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
  call.on('error', () => undefined); // one that was cancelled says so once more, when nobody listens
  return call;
};

/** All answers to a read that comes to an end. */
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

/** The error as the client's own methods would throw it. */
export const commandError = (error: unknown): unknown =>
  error instanceof Error ? convertToCommandError(error) : error;

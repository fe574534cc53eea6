import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { FaultyCall } from '../faults.js';
import { type EventFilter, filterBy, shownInAll } from '../read/event-filter.js';
import { readAll } from '../read/read-all.js';
import type { ReadResponse } from '../read/read-response.js';
import { readStream } from '../read/read-stream.js';
import { subscribeToAll } from '../read/subscribe-to-all.js';
import { subscribeToStream } from '../read/subscribe-to-stream.js';
import { signed, streamName } from '../wire/messages.js';
import { type ReaderTraits, tellsStreamPositions } from '../wire/read-messages.js';
import { accessDenied, invalidArgument, unimplemented, unknown } from '../wire/rpc-error.js';
import { type Node, refuseToFollow } from './node.js';

type Options = streams.ReadReq.Options;

/** A read or a subscription that is ready to run. */
export interface ParsedRead {
  readonly kind: Extract<FaultyCall, 'read' | 'subscribe'>;
  readonly stream: string;
  readonly traits: ReaderTraits;
  responses(signal: AbortSignal): Iterable<ReadResponse> | AsyncIterable<ReadResponse>;
}

const { CountOptionCase, FilterOptionCase, StreamOptionCase } = streams.ReadReq.Options;

/** @throws RpcError for what can't be asked for */
export const parseRead = (node: Node, call: ServerWritableStream<streams.ReadReq, streams.ReadResp>): ParsedRead => {
  const options = call.request.getOptions();
  if (!options?.hasUuidOption()) throw invalidArgument("'uuidOption' is a required argument");
  refuseToFollow(node, call);
  if (node.authenticate(call.metadata) === 'anonymous') throw accessDenied();
  const traits: ReaderTraits = {
    uuids: options.getUuidOption()!.hasString() ? 'text' : 'structured',
    compatibility: options.getControlOption()?.getCompatibility() ?? 0,
  };
  const isSubscription = options.getCountOptionCase() === CountOptionCase.SUBSCRIPTION;
  if (!isSubscription && options.getCountOptionCase() !== CountOptionCase.COUNT) {
    throw invalidArgument('A read says how much it wants.');
  }
  const forwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS;
  if (isSubscription && !forwards) throw invalidArgument('The combination of options is invalid.');
  const kind = isSubscription ? 'subscribe' : 'read';
  switch (options.getStreamOptionCase()) {
    case StreamOptionCase.STREAM:
      return { kind, traits, ...streamRequest(node, options, traits) };
    case StreamOptionCase.ALL:
      return { kind, traits, stream: '$all', responses: allRequest(node, options) };
    default:
      throw invalidArgument('A read says what it reads.');
  }
};

type Responses = ParsedRead['responses'];

const streamRequest = (
  { cluster: { log } }: Node,
  options: Options,
  { compatibility }: ReaderTraits,
): Pick<ParsedRead, 'stream' | 'responses'> => {
  const of = options.getStream()!;
  const stream = streamName(of.getStreamIdentifier());
  if (stream === '') throw unknown('Exception was thrown by handler.');
  if (options.getFilterOptionCase() !== FilterOptionCase.NO_FILTER) throw invalidArgument('Only $all has filters.');
  const from = of.hasEnd() || signed(of.getRevision()) < 0n ? 'end' : of.hasStart() ? 0n : signed(of.getRevision());
  if (options.hasSubscription()) {
    const after = of.hasStart() ? -1n : from;
    return { stream, responses: (signal) => subscribeToStream(log, { stream, after }, signal) };
  }
  const positions = compatibility >= tellsStreamPositions;
  const [direction, maxCount] = [directionOf(options), countOf(options)];
  if (direction === 'forwards' && from === 'end')
    throw unimplemented('reads that go forwards from the end of a stream');
  return { stream, responses: () => readStream(log, { stream, from, direction, maxCount, positions }) };
};

const allRequest = ({ cluster: { log } }: Node, options: Options): Responses => {
  const of = options.getAll()!;
  const position = of.getPosition();
  const commit = position ? signed(position.getCommitPosition()) : 0n;
  if (position && position.getCommitPosition() !== position.getPreparePosition()) {
    throw unimplemented('positions within transactions');
  }
  const from: bigint | 'end' = of.hasEnd() || commit < 0n ? 'end' : commit;
  const allows = filterOf(options);
  if (options.hasSubscription()) {
    const after = of.hasStart() ? -1n : from;
    return (signal) => subscribeToAll(log, { after, allows, filtered: checkpointsOf(options) }, signal);
  }
  const read = { from, direction: directionOf(options), maxCount: countOf(options), allows };
  return () => readAll(log, read);
};

const directionOf = (options: Options): 'forwards' | 'backwards' =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS ? 'forwards' : 'backwards';

const countOf = (options: Options): bigint => {
  const count = BigInt(options.getCount());
  if (count === 0n) throw unimplemented('reads of nothing');
  return count;
};

const filterOf = (options: Options): EventFilter => {
  if (options.getFilterOptionCase() === FilterOptionCase.NO_FILTER) return shownInAll;
  const filter = options.getFilter();
  const on = filter?.hasStreamIdentifier() ? 'stream' : 'type';
  const expression = filter?.getStreamIdentifier() ?? filter?.getEventType();
  if (!expression) throw invalidArgument('A filter says what it goes by.');
  return filterBy(on, { regex: expression.getRegex(), prefixes: expression.getPrefixList() });
};

/** Events that the server looks at before it answers, where the client does not say how many. */
const defaultWindow = 32;

const checkpointsOf = (options: Options): { window: number; checkpointInterval: number } | undefined => {
  const filter = options.getFilter();
  if (!filter) return undefined;
  if (!filter.hasMax() && !filter.hasCount()) throw invalidArgument('A filter says how far it looks.');
  const multiplier = filter.getCheckpointintervalmultiplier();
  if (multiplier === 0) throw unknown('Exception was thrown by handler.');
  const window = filter.hasMax() ? filter.getMax() : defaultWindow;
  return { window, checkpointInterval: multiplier * window };
};

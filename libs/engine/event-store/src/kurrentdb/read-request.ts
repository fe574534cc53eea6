import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { beginning } from '#kernel';

const { Empty, StreamIdentifier } = shared;
const { ReadReq } = streams;
const { Options } = ReadReq;
const { FilterOptions } = Options;
const { FORWARDS, BACKWARDS } = Options.ReadDirection;

/** Events looked at between two checkpoints: far enough apart to cost nothing, so that a long search still shows progress. */
const searchWindow = 500;
const windowsPerCheckpoint = 40;

/** Streams that begin with a dollar sign are the server's. */
const ownStreams = '^[^$]';

export interface ReadPage {
  /** The revision to begin with; the stream's last without it. */
  readonly from?: number;
  readonly count: number;
  readonly direction?: 'forwards' | 'backwards';
}

/** Some events of a stream. */
export const streamPage = (stream: string, { from, count, direction = 'forwards' }: ReadPage): streams.ReadReq => {
  const identifier = new StreamIdentifier().setStreamName(Buffer.from(stream));
  const place = new Options.StreamOptions().setStreamIdentifier(identifier);
  const selection = from === undefined ? place.setEnd(new Empty()) : place.setRevision(String(from));
  const options = baseOptions(direction === 'forwards' ? FORWARDS : BACKWARDS).setStream(selection);
  return new ReadReq().setOptions(options.setCount(String(count)).setNoFilter(new Empty()));
};

/** Some events of the whole log, the server's among them, from the one at a position on. */
export const logPage = (from: string, count: number): streams.ReadReq =>
  new ReadReq().setOptions(
    baseOptions(FORWARDS).setAll(placeInAll(from)).setCount(String(count)).setNoFilter(new Empty()),
  );

/** The last event of the whole log that is not the server's. */
export const lastOfLog = (): streams.ReadReq =>
  new ReadReq().setOptions(baseOptions(BACKWARDS).setAll(placeInAll('end')).setCount('1').setFilter(filterOf()));

/**
 * All that comes behind a position, with checkpoints where nothing matches.
 * @param after `end` for only what comes from now on
 * @param prefixes only streams whose name begins with one of these; all but the server's own without it
 */
export const catchUpSubscription = (after: string, prefixes?: readonly string[]): streams.ReadReq =>
  new ReadReq().setOptions(
    baseOptions(FORWARDS)
      .setAll(placeInAll(after))
      .setSubscription(new Options.SubscriptionOptions())
      .setFilter(filterOf(prefixes)),
  );

const baseOptions = (direction: streams.ReadReq.Options.ReadDirection): streams.ReadReq.Options =>
  new Options()
    .setReadDirection(direction)
    .setResolveLinks(false)
    .setUuidOption(new Options.UUIDOption().setString(new Empty()));

const placeInAll = (place: string): streams.ReadReq.Options.AllOptions => {
  const all = new Options.AllOptions();
  if (place === 'end') return all.setEnd(new Empty());
  if (place === beginning) return all.setStart(new Empty());
  return all.setPosition(new Options.Position().setCommitPosition(place).setPreparePosition(place));
};

const filterOf = (prefixes?: readonly string[]): streams.ReadReq.Options.FilterOptions => {
  const expression = new FilterOptions.Expression();
  if (prefixes) expression.setPrefixList([...prefixes]);
  else expression.setRegex(ownStreams);
  return new FilterOptions()
    .setStreamIdentifier(expression)
    .setMax(searchWindow)
    .setCheckpointintervalmultiplier(windowsPerCheckpoint);
};

import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { beginning } from '#kernel';

const { Empty, StreamIdentifier } = shared;
const { ReadReq } = streams;
const { Options } = ReadReq;
const { FilterOptions } = Options;
const { FORWARDS, BACKWARDS } = Options.ReadDirection;

/**
 * Events examined per search window. Together with the windows per checkpoint: rare enough to be cheap, while a long
 * search still shows progress.
 */
const searchWindow = 500;
const windowsPerCheckpoint = 40;

/** Streams whose name starts with a dollar sign belong to the server. */
const ownStreams = '^[^$]';

export interface ReadPage {
  /** First revision to read. Default: the last of the stream. */
  readonly from?: number;
  readonly count: number;
  readonly direction?: 'forwards' | 'backwards';
}

/** Requests a page of a stream. */
export const streamPage = (stream: string, { from, count, direction = 'forwards' }: ReadPage): streams.ReadReq => {
  const identifier = new StreamIdentifier().setStreamName(Buffer.from(stream));
  const place = new Options.StreamOptions().setStreamIdentifier(identifier);
  const selection = from === undefined ? place.setEnd(new Empty()) : place.setRevision(String(from));
  const options = baseOptions(direction === 'forwards' ? FORWARDS : BACKWARDS).setStream(selection);
  return new ReadReq().setOptions(options.setCount(String(count)).setNoFilter(new Empty()));
};

/** Requests a page of the whole log, including the server's own events, starting with the event at `from`. */
export const logPage = (from: string, count: number): streams.ReadReq =>
  new ReadReq().setOptions(
    baseOptions(FORWARDS).setAll(placeInAll(from)).setCount(String(count)).setNoFilter(new Empty()),
  );

/** Requests the last event of the log that is not the server's own. */
export const lastOfLog = (): streams.ReadReq =>
  new ReadReq().setOptions(baseOptions(BACKWARDS).setAll(placeInAll('end')).setCount('1').setFilter(filterOf()));

/**
 * Requests everything after a position, with checkpoints while nothing matches.
 * @param after `end` for future events only.
 * @param prefixes Only streams whose name starts with one of these. Default: all but the server's own.
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

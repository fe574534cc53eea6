import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { BrokenLog } from '../log-invariants.js';

/** An event as the server stores it. */
export interface LogRecord {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  /** The id with which it was sent. Not the id of the event. */
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  /** In units of 100 ns since 1970. */
  readonly created: bigint;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** @throws BrokenLog if the event has no position of its own. */
export const recordOf = (event: streams.ReadResp.ReadEvent.RecordedEvent): LogRecord => {
  const system = event.getMetadataMap();
  const stream = Buffer.from(event.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  const revision = Number(event.getStreamRevision());
  return {
    stream,
    revision,
    position: positionOf(`${stream}@${revision}`, event.getCommitPosition(), event.getPreparePosition()),
    id: event.getId()?.getString() ?? '',
    type: system.get('type') ?? '',
    contentType: system.get('content-type') ?? '',
    created: BigInt(system.get('created') ?? 0),
    data: event.getData_asU8(),
    metadata: event.getCustomMetadata_asU8(),
  };
};

/** The largest possible position. The server encodes "none" as a larger number. */
const largestPosition = 2n ** 63n - 1n;

/** The position as text, or undefined for "none". */
export const positionText = (commit: bigint | string): string | undefined =>
  BigInt(commit) <= largestPosition ? String(commit) : undefined;

/**
 * The position in the whole log is the commit position. No two events share one: the current protocol has no
 * multi-append transactions, so each event's commit and prepare positions are equal.
 */
const positionOf = (place: string, commit: string, prepare: string): string => {
  const position = positionText(commit);
  if (position !== undefined && commit === prepare) return position;
  throw new BrokenLog(
    `${place} has no position of its own: it was written over the old TCP protocol, or the server is older than 22.6`,
  );
};

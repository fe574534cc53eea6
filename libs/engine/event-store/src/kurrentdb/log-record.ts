import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { BrokenLog } from '../log-invariants.js';

/** An event as the server keeps it. */
export interface LogRecord {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  /** As it was sent, which is not the id of the event. */
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  /** In units of 100 ns since 1970. */
  readonly created: bigint;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** @throws BrokenLog where it has no position of its own */
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

/** The largest that a position may be; the server also writes "none" as a number beyond it. */
const largestPosition = 2n ** 63n - 1n;

/** The position as text, where there is one. */
export const positionText = (commit: bigint | string): string | undefined =>
  BigInt(commit) <= largestPosition ? String(commit) : undefined;

/**
 * The place in the whole log is the commit position. No two events share one, since the protocol of today knows no
 * transactions but single appends, whose events are committed where they stand.
 */
const positionOf = (place: string, commit: string, prepare: string): string => {
  const position = positionText(commit);
  if (position !== undefined && commit === prepare) return position;
  throw new BrokenLog(
    `${place} has no position of its own: was it written by the old TCP protocol, or is the server older than 22.6?`,
  );
};

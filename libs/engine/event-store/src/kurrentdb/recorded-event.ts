import { randomUUID } from 'node:crypto';
import { type BinaryEventData, binaryEvent } from '@kurrent/kurrentdb-client';
import { type EventMetadata, type Instant, instantOf, later, millisecondsOf } from '#kernel';
import { metadataOf } from '../event-metadata.js';
import { BrokenLog } from '../log-invariants.js';
import type { NewEvent, RawEvent, StoredEvent } from '../port.js';
import type { LogRecord } from './log-record.js';

/** The envelope in KurrentDB's metadata: by name, with what the server has no field for. */
interface StoredMetadata extends EventMetadata {
  readonly id: string;
  readonly version: number;
  readonly occurredAt: Instant;
  /** The latest recording that the writer knew of: the server's clock may run behind it after an election. */
  readonly notRecordedBefore: Instant;
}

/**
 * The event as it is sent. Data go as bytes, since the client would parse and rewrite what it is told is JSON. The id that
 * the server sees is made for this one sending of it: the server takes a repeated id at the revision expected for the same
 * append and answers with success, but of two that append the same event only one may be told so.
 */
export const eventDataOf = (event: NewEvent, notRecordedBefore: Instant): BinaryEventData => {
  const { id, type, version, occurredAt } = event;
  const stored: StoredMetadata = { ...metadataOf(event), id, version, occurredAt, notRecordedBefore };
  const data = Buffer.from(event.data);
  const metadata = Buffer.from(JSON.stringify(stored));
  return binaryEvent({ id: randomUUID(), type, data, metadata }) as BinaryEventData;
};

/** @throws BrokenLog where the event is none that this adapter wrote. */
export const storedEventOf = ({
  stream,
  revision,
  position,
  type,
  created,
  data,
  metadata,
}: LogRecord): StoredEvent => {
  const known = parsed(Buffer.from(metadata).toString());
  if (!isWhole(known)) {
    throw new BrokenLog(`${type} at ${stream}@${revision} was not written by Casefold, whose log must be its own`);
  }
  const { notRecordedBefore: _told, ...envelope } = known;
  const recordedAt = recordedAtOf(created, known);
  return { ...envelope, type, stream, revision, position, recordedAt, data: Buffer.from(data).toString() };
};

/** Whatever stands there, also where it is no event of ours. */
export const rawEventOf = (record: LogRecord): RawEvent => {
  const { stream, revision, position, id, type, contentType, created } = record;
  const [data, metadata] = [record.data, record.metadata].map((bytes) => Buffer.from(bytes).toString());
  const known = parsed(metadata);
  return {
    position,
    stream,
    revision,
    id: String(known.id ?? id),
    recordedAt: Math.max(millisecondsIn(created), millisecondsOf(String(known.notRecordedBefore)) || 0),
    columns: [position, stream, String(revision), id, type, contentType, String(created), data, metadata],
  };
};

const ticksPerMillisecond = 10_000n;

/** The server's time, or that of an event before it where the clock of a new leader was behind. */
const recordedAtOf = (created: bigint, { notRecordedBefore = '' }: Partial<StoredMetadata>): Instant =>
  later(instantOf(millisecondsIn(created)), notRecordedBefore);

const millisecondsIn = (ticks: bigint): number => Number(ticks / ticksPerMillisecond);

/** Nothing where it is no JSON object. */
const parsed = (metadata: string): Partial<StoredMetadata> => {
  try {
    return (JSON.parse(metadata) as Partial<StoredMetadata> | null) ?? {};
  } catch {
    return {};
  }
};

const isWhole = (metadata: Partial<StoredMetadata>): metadata is StoredMetadata =>
  [metadata.id, metadata.commandId, metadata.occurredAt, metadata.notRecordedBefore].every(
    (field) => typeof field === 'string',
  );

import { randomUUID } from 'node:crypto';
import { type BinaryEventData, binaryEvent } from '@kurrent/kurrentdb-client';
import { type EventMetadata, type Instant, instantOf, later, millisecondsOf } from '#kernel';
import { metadataOf } from '../event-metadata.js';
import { BrokenLog } from '../log-invariants.js';
import type { NewEvent, RawEvent, StoredEvent } from '../port.js';
import type { LogRecord } from './log-record.js';

/** The envelope as stored in KurrentDB's metadata, with everything that the server has no field for. */
interface StoredMetadata extends EventMetadata {
  readonly id: string;
  readonly version: number;
  readonly occurredAt: Instant;
  /** Latest recording time that the writer had seen. After an election, the server's clock may be behind it. */
  readonly notRecordedBefore: Instant;
}

/**
 * The event in the form in which it is sent. Data go as binary, since the client would parse and rewrite JSON. The
 * server gets a new id for every append: it treats a repeated id at the expected revision as the same append and
 * reports success, but if two writers append the same event, only one may get that answer.
 */
export const eventDataOf = (event: NewEvent, notRecordedBefore: Instant): BinaryEventData => {
  const { id, type, version, occurredAt } = event;
  const stored: StoredMetadata = { ...metadataOf(event), id, version, occurredAt, notRecordedBefore };
  const data = Buffer.from(event.data);
  const metadata = Buffer.from(JSON.stringify(stored));
  return binaryEvent({ id: randomUUID(), type, data, metadata }) as BinaryEventData;
};

/** @throws BrokenLog if this adapter did not write the event. */
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
    throw new BrokenLog(
      `${type} at ${stream}@${revision} was not written by Casefold, which must be the only writer of its log`,
    );
  }
  const { notRecordedBefore: _told, ...envelope } = known;
  const recordedAt = recordedAtOf(created, known);
  return { ...envelope, type, stream, revision, position, recordedAt, data: Buffer.from(data).toString() };
};

/** Converts any record, even if Casefold did not write it. */
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

/** The server's time, or that of an earlier event if a new leader's clock is behind. */
const recordedAtOf = (created: bigint, { notRecordedBefore = '' }: Partial<StoredMetadata>): Instant =>
  later(instantOf(millisecondsIn(created)), notRecordedBefore);

const millisecondsIn = (ticks: bigint): number => Number(ticks / ticksPerMillisecond);

/** Empty if the metadata are not a JSON object. */
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

import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import timestamps from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { LogRecord } from '../log/log-record.js';
import type { ReadResponse } from '../read/read-response.js';
import { streamIdentifier, unsigned } from './messages.js';
import { uuidMessage } from './uuid.js';

type UuidForm = 'text' | 'structured';

const { ReadResp } = streams;

const recordedEvent = (record: LogRecord, form: UuidForm): streams.ReadResp.ReadEvent.RecordedEvent => {
  const event = new ReadResp.ReadEvent.RecordedEvent()
    .setId(uuidMessage(record.id, form))
    .setStreamIdentifier(streamIdentifier(record.stream))
    .setStreamRevision(unsigned(record.revision))
    .setCommitPosition(unsigned(record.position))
    .setPreparePosition(unsigned(record.position))
    .setCustomMetadata(record.metadata)
    .setData(record.data);
  event
    .getMetadataMap()
    .set('type', record.type)
    .set('created', `${record.created}`)
    .set('content-type', record.isJson ? 'application/json' : 'application/octet-stream');
  return event;
};

const now = (): timestamps.Timestamp => timestamps.Timestamp.fromDate(new Date());

const position = (at: bigint): streams.ReadResp.Position =>
  new ReadResp.Position().setCommitPosition(unsigned(at)).setPreparePosition(unsigned(at));

type Turn = Extract<ReadResponse, { readonly of: string }>;

const withPlace = <T extends streams.ReadResp.CaughtUp | streams.ReadResp.FellBehind>(
  message: T,
  { of, at }: Turn,
): T => {
  message.setTimestamp(now());
  if (at < 0n) return message;
  if (of === 'all') message.setPosition(position(at));
  else message.setStreamRevision(`${at}`);
  return message;
};

/** Level of compatibility from which on clients are told where a stream begins and ends. */
export const tellsStreamPositions = 1;

const tellsFellBehind = 2;

export interface ReaderTraits {
  readonly uuids: UuidForm;
  /** What the client said that it understands; 0 where it said nothing. */
  readonly compatibility: number;
}

/** A response as a message; nothing where the client would not understand it. */
export const readMessage = (
  response: ReadResponse,
  { uuids, compatibility }: ReaderTraits,
): streams.ReadResp | undefined => {
  const message = new ReadResp();
  switch (response.kind) {
    case 'event':
      return message.setEvent(
        new ReadResp.ReadEvent()
          .setEvent(recordedEvent(response.record, uuids))
          .setCommitPosition(unsigned(response.record.position)),
      );
    case 'confirmed':
      return message.setConfirmation(
        new ReadResp.SubscriptionConfirmation().setSubscriptionId(response.subscriptionId),
      );
    case 'checkpoint':
      return message.setCheckpoint(
        new ReadResp.Checkpoint()
          .setCommitPosition(unsigned(response.position))
          .setPreparePosition(unsigned(response.position))
          .setTimestamp(now()),
      );
    case 'caught-up':
      return message.setCaughtUp(withPlace(new ReadResp.CaughtUp(), response));
    case 'fell-behind':
      return compatibility < tellsFellBehind
        ? undefined
        : message.setFellBehind(withPlace(new ReadResp.FellBehind(), response));
    case 'stream-not-found':
      return message.setStreamNotFound(
        new ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(response.stream)),
      );
    case 'first-stream-position':
      return message.setFirstStreamPosition(unsigned(response.revision));
    case 'last-stream-position':
      return message.setLastStreamPosition(unsigned(response.revision));
  }
};

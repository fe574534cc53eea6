import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { ProposedEvent } from '../log/log-record.js';
import { requiredMetadataMissing } from './rpc-error.js';
import { uuidText } from './uuid.js';

export const streamIdentifier = (stream: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream));

export const streamName = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();

/** A position or revision: beyond what a signed number of 64 bits holds it means the end, and is negative. */
export const signed = (text: string): bigint => BigInt.asIntN(64, BigInt(text));

export const unsigned = (value: bigint): string => BigInt.asUintN(64, value).toString();

/** What the messages of both append calls have in common. */
interface ProposedMessage {
  getId(): shared.UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

export const proposedEvent = (message: ProposedMessage): ProposedEvent => {
  const property = (name: string): string => {
    const value = message.getMetadataMap().get(name);
    if (value === undefined) throw requiredMetadataMissing(name);
    return value;
  };
  return {
    id: uuidText(message.getId()),
    type: property('type'),
    isJson: property('content-type') === 'application/json',
    metadata: message.getCustomMetadata_asU8(),
    data: message.getData_asU8(),
  };
};

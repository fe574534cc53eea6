import { isInstant } from '#kernel';
import { AppendRejected, type AppendRequest, largestAppend, type NewEvent } from './port.js';

/**
 * The checks that every store makes before it touches the log.
 * @throws AppendRejected naming the first fault, without quoting content.
 */
export const assertAppendable = ({ stream, events, expected }: AppendRequest): void => {
  if (events.length === 0) throw new AppendRejected(`Nothing to append to ${stream}`);
  if (expected !== 'none' && !(Number.isInteger(expected) && expected >= 0)) {
    throw new AppendRejected(`${expected} is not a revision`);
  }
  if (sizeOf(events) > largestAppend) {
    throw new AppendRejected(`An append to ${stream} is larger than ${largestAppend} bytes`);
  }
  let predecessor = '';
  for (const { id, occurredAt } of events) {
    if (!uuid.test(id)) throw new AppendRejected(`An event for ${stream} has an id that is not a UUID`);
    if (!isInstant(occurredAt)) throw new AppendRejected(`Event ${id} has an invalid occurredAt`);
    if (occurredAt < predecessor) throw outOfOrder(stream);
    predecessor = occurredAt;
  }
};

/** Approximate stored size in bytes: fields with their names, as text. */
const sizeOf = (events: readonly NewEvent[]): number => {
  let size = 0;
  for (const event of events) {
    for (const [name, value] of Object.entries(event))
      size += name.length + Buffer.byteLength(String(value)) + separators;
  }
  return size;
};

/** Bytes for quotes, a colon and a comma. */
const separators = 6;

/**
 * For stores that accept any bytes as data.
 * @throws AppendRejected if the data are not JSON, without quoting them.
 */
export const assertJsonData = ({ id, data }: NewEvent): void => {
  try {
    JSON.parse(data);
  } catch {
    throw new AppendRejected(`The data of event ${id} are not valid JSON`);
  }
};

/** A prefix of a stream must be a span of time, or "as of" would be meaningless. */
export const outOfOrder = (stream: string): AppendRejected =>
  new AppendRejected(`An event for ${stream} occurred before the previous event of the stream`);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

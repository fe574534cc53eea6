import { isInstant } from '#kernel';
import { AppendRejected, type AppendRequest, largestAppend, type NewEvent } from './port.js';

/**
 * What every store refuses before it touches the log.
 * @throws AppendRejected naming the first fault, never quoting content.
 */
export const assertAppendable = ({ stream, events, expected }: AppendRequest): void => {
  if (events.length === 0) throw new AppendRejected(`Nothing to append to ${stream}`);
  if (expected !== 'none' && !(Number.isInteger(expected) && expected >= 0)) {
    throw new AppendRejected(`${expected} is no revision`);
  }
  if (sizeOf(events) > largestAppend) {
    throw new AppendRejected(`An append to ${stream} is larger than ${largestAppend} bytes`);
  }
  let predecessor = '';
  for (const { id, occurredAt } of events) {
    if (!uuid.test(id)) throw new AppendRejected(`An event for ${stream} has an id that is no UUID`);
    if (!isInstant(occurredAt)) throw new AppendRejected(`Event ${id} has no valid time`);
    if (occurredAt < predecessor) throw outOfOrder(stream);
    predecessor = occurredAt;
  }
};

/** About what a store writes: fields by name, as text. */
const sizeOf = (events: readonly NewEvent[]): number => {
  let size = 0;
  for (const event of events) {
    for (const [name, value] of Object.entries(event))
      size += name.length + Buffer.byteLength(String(value)) + separators;
  }
  return size;
};

/** Quotes, a colon, a comma. */
const separators = 6;

/**
 * For a store that takes bytes as they are.
 * @throws AppendRejected, without quoting what is no JSON.
 */
export const assertJsonData = ({ id, data }: NewEvent): void => {
  try {
    JSON.parse(data);
  } catch {
    throw new AppendRejected(`The data of event ${id} is no JSON`);
  }
};

/** A prefix of a stream must be a span of time, or "as of" means nothing. */
export const outOfOrder = (stream: string): AppendRejected =>
  new AppendRejected(`An event for ${stream} occurred before its predecessor in the stream`);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

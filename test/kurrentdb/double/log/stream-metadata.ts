import { type LogRecord, tombstoneRevision } from './log-record.js';
import type { TransactionLog } from './transaction-log.js';

/** What the metadata of a stream says of which of its events can be read. */
export interface StreamMetadata {
  /** Events below this revision are gone; the highest revision says that the stream was (softly) deleted. */
  readonly truncateBefore?: bigint;
  readonly maxCount?: bigint;
  /** In seconds. */
  readonly maxAge?: bigint;
}

/** The stream that keeps the metadata of a stream. */
export const metastreamOf = (stream: string): string => `$$${stream}`;

export const isMetastream = (stream: string): boolean => stream.startsWith('$$');

const property = (content: Record<string, unknown>, text: string, name: string): bigint | undefined => {
  // The revision of a soft delete has more digits than a JSON number keeps in JavaScript.
  const digits = new RegExp(`"${name.replace('$', '\\$')}"\\s*:\\s*(\\d+)`).exec(text)?.[1];
  return name in content && digits !== undefined ? BigInt(digits) : undefined;
};

const parse = (record: LogRecord): StreamMetadata => {
  const text = Buffer.from(record.data).toString();
  let content: Record<string, unknown>;
  try {
    content = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
  return {
    truncateBefore: property(content, text, '$tb'),
    maxCount: property(content, text, '$maxCount'),
    maxAge: property(content, text, '$maxAge'),
  };
};

/** The metadata of a stream as it is now; empty where none was ever written. */
export const metadataOf = (log: TransactionLog, stream: string): StreamMetadata => {
  const last = isMetastream(stream) ? undefined : log.stream(metastreamOf(stream)).at(-1);
  return last?.isJson ? parse(last) : {};
};

export const isSoftDeleted = (log: TransactionLog, stream: string): boolean =>
  metadataOf(log, stream).truncateBefore === tombstoneRevision;

/** Hard deletes reach the metadata of a stream as well. */
export const isTombstoned = (log: TransactionLog, stream: string): boolean =>
  log.lastRevision(isMetastream(stream) ? stream.slice(2) : stream) === tombstoneRevision;

const ticksPerSecond = 10_000_000n;

/** The events of a stream that can still be read, in order. */
export const visibleEvents = (log: TransactionLog, stream: string): readonly LogRecord[] => {
  const events = log.stream(stream);
  const { truncateBefore = 0n, maxCount, maxAge } = metadataOf(log, stream);
  if (events.length === 0 || truncateBefore === tombstoneRevision) return [];
  const counted = maxCount === undefined ? 0n : log.lastRevision(stream) - maxCount + 1n;
  const lowest = truncateBefore > counted ? truncateBefore : counted;
  const oldest = maxAge === undefined ? 0n : BigInt(Date.now()) * 10_000n - maxAge * ticksPerSecond;
  if (lowest <= 0n && oldest === 0n) return events;
  return events.filter(({ revision, created }) => revision >= lowest && created >= oldest);
};

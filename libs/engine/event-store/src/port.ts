import type { Envelope } from '#kernel';

/** An event as the log keeps it: content as the JSON text that the codec wrote, never looked into by a store. */
export interface StoredEvent extends Envelope {
  readonly type: string;
  /** Version of the stored shape, from 1. */
  readonly version: number;
  readonly data: string;
}

/** An event on its way in: stream, revision, position and `recordedAt` are the store's to give. */
export type NewEvent = Omit<StoredEvent, 'stream' | 'revision' | 'position' | 'recordedAt'>;

/** The exact revision on which the append builds; `'none'` where the stream must not exist yet. */
export type ExpectedRevision = number | 'none';

/** The bytes that one append may hold, its events' envelopes among them: what every store takes by default, with some to spare. */
export const largestAppend = 1_000_000;

export interface AppendRequest {
  readonly stream: string;
  /**
   * At least one, and no more than {@link largestAppend} in all; `occurredAt` in order, and not before the last event of
   * the stream.
   */
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
}

/** Revision and position of the last event appended. */
export interface AppendResult {
  readonly revision: number;
  readonly position: string;
}

export interface ReadStreamOptions {
  /** Lowest revision to read, inclusive. */
  readonly from?: number;
  /** Highest revision to read, inclusive. */
  readonly to?: number;
  readonly direction?: 'forwards' | 'backwards';
}

export interface ReadAllOptions {
  /** Read what comes behind this position; from the beginning without it. */
  readonly after?: string;
  /** Only streams whose name begins with one of these and a hyphen: `case` selects `case-…`. */
  readonly categories?: readonly string[];
  readonly types?: readonly string[];
  /** Events per batch at most; 500 without it. */
  readonly batchSize?: number;
}

/**
 * An event below the codec: everything that the store keeps of it, byte for byte where it keeps bytes, so that no change
 * escapes a comparison.
 */
export interface RawEvent {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  /** Milliseconds since 1970, with the fractions that the store keeps. */
  readonly recordedAt: number;
  /** Each stored column as text, those above among them, in an order that is the adapter's and never changes. */
  readonly columns: readonly string[];
}

export interface RawBatch {
  readonly events: readonly RawEvent[];
  readonly through: string;
}

export interface SubscribeOptions extends ReadAllOptions {
  /** Ends the subscription, without an error. */
  readonly signal: AbortSignal;
}

/**
 * A piece of the log. `through` is the position up to which everything was looked at, also where nothing matched the
 * filter: a checkpoint that follows it advances past events that are not its own.
 */
export interface EventBatch {
  readonly events: readonly StoredEvent[];
  readonly through: string;
}

/**
 * The log, as port and injection token. Its contract is the suite in `testing/event-store.contract.ts`, which every
 * adapter passes whole.
 */
export abstract class EventStore {
  /** Whether positions count events without gaps, so that their difference is a number of events. */
  abstract readonly densePositions: boolean;

  /**
   * Appends all events or none, in one step, and resolves only once they are durable.
   * @throws WrongRevision when the stream stands elsewhere than expected; nothing was written.
   * @throws AppendRejected when the store can't hold a value, with the reason; nothing was written.
   * Any other error leaves the outcome unknown: read the stream to learn it.
   */
  abstract append(request: AppendRequest): Promise<AppendResult>;

  /** All events of one stream; nothing where there is no such stream. */
  abstract readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<StoredEvent>;

  /** From `after` to the present end of the log, in order of position. */
  abstract readAll(options?: ReadAllOptions): AsyncIterable<EventBatch>;

  /** As `readAll`, then live: waits for what comes, reads no faster than it is consumed, ends with the signal. */
  abstract subscribe(options: SubscribeOptions): AsyncIterable<EventBatch>;

  /**
   * Every event of every stream, raw, from `after` to the present end of the log, in order of position. Without `after`
   * it starts at whatever is stored first, even if that stands where nothing ever should.
   */
  abstract readRaw(options?: Pick<ReadAllOptions, 'after' | 'batchSize'>): AsyncIterable<RawBatch>;

  /** The position of the last event; `beginning` where the log is empty. */
  abstract lastPosition(): Promise<string>;
}

/** Events between the expected and the actual revision that a {@link WrongRevision} carries at most. */
export const conflictingEventsLimit = 50;

export class WrongRevision extends Error {
  override readonly name = 'WrongRevision';

  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** Where the stream stands; `'none'` where it does not exist. */
    readonly actual: ExpectedRevision,
    /** What was appended after the expected revision, the first {@link conflictingEventsLimit}. */
    readonly events: readonly StoredEvent[],
  ) {
    super(`${stream} stands at revision ${actual}, not at ${expected}`);
  }
}

export class AppendRejected extends Error {
  override readonly name = 'AppendRejected';
}

/** The kind of thing a stream is about: `case` of `case-6f1c…`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

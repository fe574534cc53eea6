import type { Envelope } from '#kernel';

/** An event as the log stores it. `data` is the JSON text from the codec, which stores never parse. */
export interface StoredEvent extends Envelope {
  readonly type: string;
  /** Version of the stored shape, from 1. */
  readonly version: number;
  readonly data: string;
}

/** An event to append. The store adds stream, revision, position and `recordedAt`. */
export type NewEvent = Omit<StoredEvent, 'stream' | 'revision' | 'position' | 'recordedAt'>;

/** The revision after which to append. `'none'` if the stream must not exist yet. */
export type ExpectedRevision = number | 'none';

/**
 * Maximum size of one append in bytes, including envelopes. Every store accepts this by default, with some to spare.
 */
export const largestAppend = 1_000_000;

export interface AppendRequest {
  readonly stream: string;
  /**
   * At least one event, at most {@link largestAppend} bytes in total. `occurredAt` must not decrease, also compared
   * with the last event of the stream.
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
  /** Read events after this position. Default: from the beginning. */
  readonly after?: string;
  /** Only streams of these categories: `case` selects `case-…`. */
  readonly categories?: readonly string[];
  readonly types?: readonly string[];
  /** Maximum number of events per batch. Default: 500. */
  readonly batchSize?: number;
}

/**
 * An event below the codec: everything the store keeps of it, byte for byte if the store keeps bytes, so that a
 * comparison detects any change.
 */
export interface RawEvent {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  /** Milliseconds since 1970, with the fractions that the store keeps. */
  readonly recordedAt: number;
  /** All stored columns as text, including those above, in an order that is fixed per adapter. */
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
 * A batch of events. `through` is the position up to which the log was examined, even if nothing matched the filter, so
 * that checkpoints can advance past other events.
 */
export interface EventBatch {
  readonly events: readonly StoredEvent[];
  readonly through: string;
}

/**
 * The event log, as port and injection token. Its contract is the suite in `testing/event-store.contract.ts`, which
 * every adapter must pass.
 */
export abstract class EventStore {
  /** Whether positions have no gaps, so that their difference is a number of events. */
  abstract readonly densePositions: boolean;

  /**
   * Appends all events or none, atomically, and resolves once they are durable.
   * @throws WrongRevision if the stream is at another revision. Nothing was written.
   * @throws AppendRejected if the store cannot hold a value. Nothing was written.
   * After any other error the outcome is unknown: read the stream to find out.
   */
  abstract append(request: AppendRequest): Promise<AppendResult>;

  /** The events of one stream. Empty if the stream does not exist. */
  abstract readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<StoredEvent>;

  /** All events after `after` up to the present end of the log, in order of position. */
  abstract readAll(options?: ReadAllOptions): AsyncIterable<EventBatch>;

  /**
   * Like `readAll`, then continues with new events. Reads no faster than it is consumed. Ends when the signal aborts.
   */
  abstract subscribe(options: SubscribeOptions): AsyncIterable<EventBatch>;

  /**
   * Every event of every stream, raw, after `after` up to the present end of the log, in order of position. Without
   * `after` it starts at the first stored event, even if that has an invalid position.
   */
  abstract readRaw(options?: Pick<ReadAllOptions, 'after' | 'batchSize'>): AsyncIterable<RawBatch>;

  /** Position of the last event, or `beginning` if the log is empty. */
  abstract lastPosition(): Promise<string>;
}

/** Maximum number of conflicting events in a {@link WrongRevision}. */
export const conflictingEventsLimit = 50;

export class WrongRevision extends Error {
  override readonly name = 'WrongRevision';

  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** The stream's actual revision. `'none'` if it does not exist. */
    readonly actual: ExpectedRevision,
    /** Events after the expected revision, at most {@link conflictingEventsLimit}. */
    readonly events: readonly StoredEvent[],
  ) {
    super(`${stream} is at revision ${actual}, not at ${expected}`);
  }
}

export class AppendRejected extends Error {
  override readonly name = 'AppendRejected';
}

/** The category of a stream: `case` for `case-6f1c…`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

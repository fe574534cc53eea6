import { LRUCache } from 'lru-cache';
import { type Instant, later } from '#kernel';
import type { StoredEvent } from '../port.js';
import type { LogRecord } from './log-record.js';
import { storedEventOf } from './recorded-event.js';

type Tip = Pick<StoredEvent, 'revision' | 'occurredAt'>;

const streamsRemembered = 10_000;

/**
 * What an append must know of the events before it, remembered from reading them, which whoever decides has just done:
 * when the last of the stream occurred, and when the latest of all was recorded.
 */
export class Recollection {
  readonly #tips = new LRUCache<string, Tip>({ max: streamsRemembered });
  #latestRecording: Instant = '';

  /** Not before this was recorded what comes next. */
  get latestRecording(): Instant {
    return this.#latestRecording;
  }

  /** The record as an event, and remembered as such. */
  of(record: LogRecord): StoredEvent {
    const event = storedEventOf(record);
    const { stream, revision, occurredAt, recordedAt } = event;
    this.#latestRecording = later(this.#latestRecording, recordedAt);
    if ((this.#tips.get(stream)?.revision ?? -1) < revision) this.#tips.set(stream, { revision, occurredAt });
    return event;
  }

  /** When the event at this revision occurred, where it is the last one read of its stream. */
  occurredAt(stream: string, revision: number): Instant | undefined {
    const tip = this.#tips.get(stream);
    return tip?.revision === revision ? tip.occurredAt : undefined;
  }
}

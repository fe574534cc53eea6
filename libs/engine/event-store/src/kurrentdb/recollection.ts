import { LRUCache } from 'lru-cache';
import { type Instant, later } from '#kernel';
import type { StoredEvent } from '../port.js';
import type { LogRecord } from './log-record.js';
import { storedEventOf } from './recorded-event.js';

type Tip = Pick<StoredEvent, 'revision' | 'occurredAt'>;

const streamsRemembered = 10_000;

/**
 * Remembers from earlier reads what an append needs: when the last event of a stream occurred, and the latest recording
 * time of all events. Decisions have usually just read both.
 */
export class Recollection {
  readonly #tips = new LRUCache<string, Tip>({ max: streamsRemembered });
  #latestRecording: Instant = '';

  /** Lower bound for the recording time of the next event. */
  get latestRecording(): Instant {
    return this.#latestRecording;
  }

  /** Converts a record to an event and remembers it. */
  of(record: LogRecord): StoredEvent {
    const event = storedEventOf(record);
    const { stream, revision, occurredAt, recordedAt } = event;
    this.#latestRecording = later(this.#latestRecording, recordedAt);
    if ((this.#tips.get(stream)?.revision ?? -1) < revision) this.#tips.set(stream, { revision, occurredAt });
    return event;
  }

  /** When the event at this revision occurred, if it is the last one read of its stream. */
  occurredAt(stream: string, revision: number): Instant | undefined {
    const tip = this.#tips.get(stream);
    return tip?.revision === revision ? tip.occurredAt : undefined;
  }
}

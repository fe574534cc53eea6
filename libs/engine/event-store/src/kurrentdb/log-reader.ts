import { beginning, comparePositions } from '#kernel';
import { assertContiguous } from '../log-invariants.js';
import type { EventBatch, RawBatch, ReadAllOptions, ReadStreamOptions, StoredEvent } from '../port.js';
import type { KurrentConnection } from './kurrent-connection.js';
import { type LogRecord, recordOf } from './log-record.js';
import { catchUpSubscription } from './read-request.js';
import { selects } from '../selection.js';
import { rawEventOf } from './recorded-event.js';
import type { KurrentRecordReader } from './record-reader.js';
import type { Recollection } from './recollection.js';

const defaultBatchSize = 500;

/** Reads streams page by page, and the whole log through a subscription. Resumes after transient faults. */
export class KurrentLogReader {
  constructor(
    private readonly connection: KurrentConnection,
    private readonly records: KurrentRecordReader,
    private readonly recollection: Recollection,
  ) {}

  async *readStream(stream: string, options: ReadStreamOptions): AsyncGenerator<StoredEvent, void, undefined> {
    const { direction = 'forwards', to = Number.MAX_SAFE_INTEGER } = options;
    const from = Math.max(options.from ?? 0, 0);
    const step = direction === 'forwards' ? 1 : -1;
    // Backwards reads must start at an existing revision, otherwise the server starts at the end.
    let next = step > 0 ? from : Math.min(to, await this.#lastRevision(stream));
    const last = step > 0 ? to : from;
    while ((last - next) * step >= 0) {
      const count = Math.min((last - next) * step + 1, defaultBatchSize);
      const page = await this.records.stream(stream, { from: next, count, direction });
      const events = page.map((record) => this.recollection.of(record));
      assertContiguous(events, next, step);
      yield* events;
      if (page.length < count) return;
      next += page.length * step;
    }
  }

  async #lastRevision(stream: string): Promise<number> {
    const last = await this.records.lastOf(stream);
    return last?.revision ?? -1;
  }

  async *readAll(options: ReadAllOptions): AsyncGenerator<EventBatch, void, undefined> {
    const end = await this.records.lastOfLog();
    let through = options.after ?? beginning;
    const patience = this.connection.patience();
    while (end && comparePositions(through, end.position) < 0) {
      try {
        for await (const batch of this.#read(through, end, options)) {
          yield batch;
          through = batch.through;
          patience.renew();
        }
        this.connection.closed.throwIfAborted();
      } catch (error) {
        await patience.bear(error);
      }
    }
  }

  /**
   * Reads to `end`, or until the subscription breaks. The filter always lets the last event pass, whatever its stream:
   * receiving it proves that the node has examined everything before it. A "caught up" message does not prove that,
   * since the node may not have that event yet.
   */
  async *#read(after: string, end: LogRecord, options: ReadAllOptions): AsyncGenerator<EventBatch, void, undefined> {
    const { categories, batchSize = defaultBatchSize } = options;
    const prefixes = categories && [...categories.map((category) => `${category}-`), end.stream];
    const isSelected = selects(options);
    let events: StoredEvent[] = [];
    for await (const answer of this.connection.watch(catchUpSubscription(after, prefixes), { expectant: true })) {
      const recorded = answer.getEvent()?.getEvent();
      const event = recorded && this.recollection.of(recordOf(recorded));
      const looked = event?.position ?? answer.getCheckpoint()?.getCommitPosition();
      if (looked === undefined) continue;
      const beyond = comparePositions(looked, end.position);
      if (event && beyond <= 0 && isSelected(event)) events.push(event);
      if (beyond >= 0) return void (yield { events, through: end.position });
      if (event && events.length < batchSize) continue;
      yield { events, through: looked };
      events = [];
    }
  }

  async *readRaw(options: Pick<ReadAllOptions, 'after' | 'batchSize'>): AsyncGenerator<RawBatch, void, undefined> {
    const { after = beginning, batchSize = defaultBatchSize } = options;
    for (let place = after; ;) {
      const page = await this.records.log(place, batchSize + 1); // the event at `place` is returned again
      const events = page
        .filter(({ position }) => comparePositions(position, place) > 0)
        .filter(isOwn)
        .map(rawEventOf);
      const last = events.at(-1);
      if (last) yield { events, through: last.position };
      if (page.length <= batchSize) return;
      place = page[batchSize].position;
    }
  }
}

/** Streams whose name starts with a dollar sign belong to the server. */
const isOwn = ({ stream }: LogRecord): boolean => !stream.startsWith('$');

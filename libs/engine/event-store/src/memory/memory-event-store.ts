import { beginning, canonicalJson, instantOf, later, millisecondsOf, type Instant } from '#kernel';
import { assertAppendable, assertJsonData, outOfOrder } from '../appendable.js';
import { follow } from '../follow.js';
import { Head } from '../head.js';
import {
  EventStore,
  WrongRevision,
  conflictingEventsLimit,
  type AppendRequest,
  type AppendResult,
  type EventBatch,
  type RawBatch,
  type RawEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
} from '../port.js';
import { selects } from '../selection.js';

const defaultBatchSize = 500;

/** The log in memory, with the same contract. For specs and experiments. */
export class MemoryEventStore extends EventStore {
  readonly densePositions = true;
  /** The event at position n has the index n - 1. */
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #head = new Head();

  /** @param now Clock for recording times. */
  constructor(private readonly now: () => Instant = () => instantOf(Date.now())) {
    super();
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    assertAppendable(request);
    const { stream, events } = request;
    events.forEach(assertJsonData);
    const history = this.#streams.get(stream) ?? [];
    assertExpected(request, history);
    if ((history.at(-1)?.occurredAt ?? '') > (events[0]?.occurredAt ?? '')) throw outOfOrder(stream);

    const recordedAt = later(this.now(), this.#log.at(-1)?.recordedAt ?? '');
    const stored = events.map((event, index) => ({
      ...event,
      stream,
      revision: history.length + index,
      position: String(this.#log.length + index + 1),
      recordedAt,
    }));
    this.#log.push(...stored);
    history.push(...stored);
    this.#streams.set(stream, history);
    this.#head.advance(String(this.#log.length));
    return { revision: history.length - 1, position: String(this.#log.length) };
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    const { from = 0, to = Number.MAX_SAFE_INTEGER, direction = 'forwards' } = options;
    const selected = (this.#streams.get(stream) ?? []).slice(Math.max(from, 0), to + 1);
    yield* direction === 'forwards' ? selected : selected.reverse();
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<EventBatch, void, undefined> {
    const { after = beginning, batchSize = defaultBatchSize } = options;
    const end = this.#log.length;
    for (let through = Number(after); through < end;) {
      const looked = this.#log.slice(through, Math.min(through + batchSize, end));
      through += looked.length;
      yield { events: looked.filter(selects(options)), through: String(through) };
    }
  }

  async *readRaw(options: Pick<ReadAllOptions, 'after' | 'batchSize'> = {}): AsyncGenerator<RawBatch, void, undefined> {
    for await (const { events, through } of this.readAll(options)) yield { events: events.map(rawOf), through };
  }

  subscribe(options: SubscribeOptions): AsyncGenerator<EventBatch, void, undefined> {
    return follow(
      {
        readAll: (selection) => this.readAll(selection),
        beyond: (position, signal) => this.#head.beyond(position, signal),
        recover: (error) => Promise.reject(error),
      },
      options,
    );
  }

  async lastPosition(): Promise<string> {
    return String(this.#log.length);
  }
}

const assertExpected = ({ stream, expected }: AppendRequest, history: readonly StoredEvent[]): void => {
  const expectedLength = expected === 'none' ? 0 : expected + 1;
  if (history.length === expectedLength) return;
  const actual = history.length === 0 ? 'none' : history.length - 1;
  throw new WrongRevision(stream, expected, actual, history.slice(expectedLength).slice(0, conflictingEventsLimit));
};

const rawOf = ({ position, stream, revision, data, ...rest }: StoredEvent): RawEvent => ({
  position,
  stream,
  revision,
  id: rest.id,
  recordedAt: millisecondsOf(rest.recordedAt),
  columns: [position, stream, String(revision), data, canonicalJson(rest)],
});

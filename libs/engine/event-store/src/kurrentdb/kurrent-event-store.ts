import { backOff } from '#database';
import { beginning } from '#kernel';
import { follow, waitingOut } from '../follow.js';
import { LogGrowth } from '../log-growth.js';
import {
  EventStore,
  type AppendRequest,
  type AppendResult,
  type EventBatch,
  type RawBatch,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
} from '../port.js';
import { Appender } from './appender.js';
import { assertKnownOptions, hostsOf } from './connection-string.js';
import { isPassing } from './faults.js';
import { KurrentConnection } from './kurrent-connection.js';
import { recordOf } from './log-record.js';
import { KurrentLogReader } from './log-reader.js';
import { catchUpSubscription } from './read-request.js';
import { KurrentRecordReader } from './record-reader.js';
import { KurrentUnusable } from './kurrent-unusable.js';
import { Recollection } from './recollection.js';

export interface KurrentEventStoreOptions {
  /** Called with faults from which the store recovers by itself, such as an election in the cluster. */
  readonly reportError: (error: unknown) => void;
}

/** The log in KurrentDB or EventStoreDB. All streams except the server's own must belong to Casefold. */
export class KurrentEventStore extends EventStore {
  readonly densePositions = false;
  readonly #connection: KurrentConnection;
  readonly #records: KurrentRecordReader;
  readonly #recollection = new Recollection();
  readonly #appender: Appender;
  readonly #reader: KurrentLogReader;
  readonly #tail: LogGrowth;

  private constructor(
    connection: KurrentConnection,
    private readonly options: KurrentEventStoreOptions,
  ) {
    super();
    const { reportError } = options;
    this.#connection = connection;
    this.#records = new KurrentRecordReader(this.#connection);
    this.#appender = new Appender(this.#connection, this.#records, this.#recollection);
    this.#reader = new KurrentLogReader(this.#connection, this.#records, this.#recollection);
    this.#tail = new LogGrowth({
      listen: (heard, signal) => this.#listen(heard, signal),
      lastPosition: () => this.lastPosition(),
      reportError,
    });
  }

  /**
   * Opens the store. Use one per process and log, so that its caches see every read.
   * @throws KurrentUnusable if the server cannot be reached or refuses.
   */
  static async open(connectionString: string, options: KurrentEventStoreOptions): Promise<KurrentEventStore> {
    const store = new KurrentEventStore(connect(connectionString, options.reportError), options);
    try {
      await store.#tryOut();
      return store;
    } catch (error) {
      await store.close();
      throw new KurrentUnusable(`Can't use the event store at ${hostsOf(connectionString)}: ${messageOf(error)}.`);
    }
  }

  /** Reads the end of the log both ways, which also warms up the connection: a new one copes badly with a burst. */
  async #tryOut(): Promise<void> {
    await this.#records.lastOfLog();
    const fromNowOn = catchUpSubscription('end');
    for await (const answer of this.#connection.watch(fromNowOn, { expectant: true })) {
      if (answer.hasConfirmation()) return;
    }
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    const result = await this.#appender.append(request);
    this.#tail.advance(result.position);
    return result;
  }

  readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<StoredEvent> {
    return this.#reader.readStream(stream, options);
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<EventBatch> {
    return this.#reader.readAll(options);
  }

  readRaw(options: Pick<ReadAllOptions, 'after' | 'batchSize'> = {}): AsyncIterable<RawBatch> {
    return this.#reader.readRaw(options);
  }

  subscribe(options: SubscribeOptions): AsyncIterable<EventBatch> {
    return follow(
      {
        readAll: (selection) => this.#reader.readAll(selection),
        beyond: (position, signal) => this.#tail.beyond(position, signal),
        recover: waitingOut(isPassing, this.options.reportError),
      },
      { ...options, signal: AbortSignal.any([options.signal, this.#tail.closed]) },
    );
  }

  async lastPosition(): Promise<string> {
    const last = await this.#records.lastOfLog();
    return last?.position ?? beginning;
  }

  /** Ends all subscriptions, without an error, and closes the connection. */
  async close(): Promise<void> {
    await this.#tail.close();
    await this.#connection.close();
  }

  /** Reports each event as it arrives. Only a wake-up: missed events are read all the same. */
  async #listen(heard: (position?: string) => void, signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        const fromNowOn = catchUpSubscription('end');
        for await (const answer of this.#connection.watch(fromNowOn, { signal, expectant: false })) {
          failures = 0;
          const recorded = answer.getEvent()?.getEvent();
          heard(recorded && this.#recollection.of(recordOf(recorded)).position);
        }
      } catch (error) {
        if (signal.aborted) return;
        this.options.reportError(error);
        await backOff(++failures, signal);
      }
    }
  }
}

/** @throws KurrentUnusable if the client cannot parse the string. */
const connect = (connectionString: string, reportError: (error: unknown) => void): KurrentConnection => {
  assertKnownOptions(connectionString);
  try {
    return new KurrentConnection(connectionString, reportError);
  } catch (error) {
    // The client's parse errors quote the string; its errors about files do not.
    const isOfFiles = error instanceof Error && /certificate|userCertFile|@kurrent\/bridge/.test(error.message);
    const reason = isOfFiles ? ` ${messageOf(error).split('\n', 1)[0]}` : '';
    throw new KurrentUnusable(`The KurrentDB connection string can't be used.${reason}`);
  }
};

const messageOf = (error: unknown): string => (error instanceof Error && error.message) || String(error);

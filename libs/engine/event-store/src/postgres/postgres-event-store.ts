import pg from 'pg';
import { isConnectionLost, listen } from '#database';
import { collect } from '../collect.js';
import { assertAppendable, outOfOrder } from '../appendable.js';
import { follow, waitingOut } from '../follow.js';
import { LogGrowth } from '../log-growth.js';
import {
  EventStore,
  WrongRevision,
  conflictingEventsLimit,
  type AppendRequest,
  type AppendResult,
  type EventBatch,
  type RawBatch,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
} from '../port.js';
import { appendBatch } from './append-batch.js';
import { logChannel } from './create-log.migration.js';
import { assertDurable } from './durability.js';
import { GroupCommit } from './group-commit.js';
import { PostgresLogReader } from './log-reader.js';

export interface PostgresEventStoreOptions {
  /** Called with faults from which the store recovers by itself, such as a lost connection of a subscription. */
  readonly reportError: (error: unknown) => void;
  /** Called before each commit with the number of appends in it. */
  readonly observeBatch?: (appends: number) => void;
}

/** The log in the table `log.events`, which the migration {@link CreateLog1763800000000} creates. */
export class PostgresEventStore extends EventStore {
  readonly densePositions = true;
  readonly #commits: GroupCommit;
  readonly #reader: PostgresLogReader;
  readonly #tail: LogGrowth;

  private constructor(
    pool: pg.Pool,
    private readonly options: PostgresEventStoreOptions,
  ) {
    super();
    this.#commits = new GroupCommit((requests) => {
      options.observeBatch?.(requests.length);
      return appendBatch(pool, requests);
    });
    this.#reader = new PostgresLogReader(pool);
    this.#tail = new LogGrowth({
      listen: (heard, signal) => listen(pool, { channel: logChannel, heard, reportError: options.reportError, signal }),
      lastPosition: () => this.#reader.lastPosition(),
      reportError: options.reportError,
    });
  }

  /**
   * Opens the store. Use one per process and log, so that its appends share commits. It needs up to two connections for
   * appending and listening, and one for each read while it fetches.
   * @throws NotDurable if the database may lose committed data.
   */
  static async open(pool: pg.Pool, options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    await assertDurable(pool);
    return new PostgresEventStore(pool, options);
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    assertAppendable(request);
    const outcome = await this.#commits.append(request);
    if (outcome.outcome === 'out_of_order') throw outOfOrder(request.stream);
    if (outcome.outcome === 'wrong_revision') throw await this.#conflict(request, outcome.revision);
    const { revision, position } = outcome;
    this.#tail.advance(position);
    return { revision, position };
  }

  async #conflict({ stream, expected }: AppendRequest, stands: number): Promise<WrongRevision> {
    const from = expected === 'none' ? 0 : expected + 1;
    const to = Math.min(stands, from + conflictingEventsLimit - 1);
    const events = await collect(this.readStream(stream, { from, to }));
    return new WrongRevision(stream, expected, stands < 0 ? 'none' : stands, events);
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
        recover: waitingOut(isConnectionLost, this.options.reportError),
      },
      { ...options, signal: AbortSignal.any([options.signal, this.#tail.closed]) },
    );
  }

  lastPosition(): Promise<string> {
    return this.#reader.lastPosition();
  }

  /** Ends all subscriptions, without an error. The pool stays open. */
  close(): Promise<void> {
    return this.#tail.close();
  }
}

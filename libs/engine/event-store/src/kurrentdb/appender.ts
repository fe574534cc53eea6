import { type BinaryEventData, ErrorType, NO_STREAM } from '@kurrent/kurrentdb-client';
import { assertAppendable, assertJsonData, outOfOrder } from '../appendable.js';
import { BrokenLog } from '../log-invariants.js';
import {
  AppendRejected,
  type AppendRequest,
  type AppendResult,
  conflictingEventsLimit,
  WrongRevision,
} from '../port.js';
import { AppendQueue } from './append-queue.js';
import { faultOf } from './faults.js';
import type { KurrentConnection } from './kurrent-connection.js';
import { type LogRecord, positionText } from './log-record.js';
import { eventDataOf } from './recorded-event.js';
import type { Recollection } from './recollection.js';
import { deletedStream, type KurrentRecordReader } from './record-reader.js';

/** More concurrency gains nothing, and a new connection has been seen to fail under a hundred appends. */
const appendsAtATime = 32;

/** An append in progress. Every attempt sends the same bytes and ids. */
interface Sending {
  readonly request: AppendRequest;
  readonly events: readonly BinaryEventData[];
}

/**
 * Appends at exact revisions. If the outcome is unknown, the same append is sent again: the server either accepts it
 * once or reports another revision, and then the stream shows whether this append had succeeded.
 */
export class Appender {
  readonly #queue = new AppendQueue(appendsAtATime);

  constructor(
    private readonly connection: KurrentConnection,
    private readonly reader: KurrentRecordReader,
    private readonly recollection: Recollection,
  ) {}

  async append(request: AppendRequest): Promise<AppendResult> {
    assertAppendable(request);
    request.events.forEach(assertJsonData);
    return this.#queue.run(request.stream, () => this.#append(request));
  }

  async #append(request: AppendRequest): Promise<AppendResult> {
    await this.#assertInOrder(request);
    const { latestRecording } = this.recollection;
    const sending = { request, events: request.events.map((event) => eventDataOf(event, latestRecording)) };
    for (const patience = this.connection.patience(); ;) {
      try {
        return await this.#send(sending);
      } catch (error) {
        const outcome = await this.#learnOutcome(sending, error);
        if (outcome) return outcome;
        await patience.bear(error);
      }
    }
  }

  async #assertInOrder(request: AppendRequest): Promise<void> {
    const { stream, expected, events } = request;
    if (expected === 'none') return;
    const previous = this.recollection.occurredAt(stream, expected) ?? (await this.#occurredAt(stream, expected));
    if (previous === undefined || previous <= events[0].occurredAt) return;
    throw (await this.#conflict(request, await this.reader.lastOf(stream))) ?? outOfOrder(stream);
  }

  async #occurredAt(stream: string, revision: number): Promise<string | undefined> {
    const [record] = await this.reader.stream(stream, { from: revision, count: 1 });
    return record && this.recollection.of(record).occurredAt;
  }

  async #send({ request, events }: Sending): Promise<AppendResult> {
    const { stream, expected } = request;
    const appended = await this.connection.append(
      stream,
      [...events],
      expected === 'none' ? NO_STREAM : BigInt(expected),
    );
    const revision = lastRevisionOf(request);
    if (Number(appended.nextExpectedRevision) !== revision) {
      throw new BrokenLog(
        `${stream} continues at revision ${appended.nextExpectedRevision} instead of ${revision}: it was deleted before`,
      );
    }
    const position = appended.position && positionText(appended.position.commit);
    return { revision, position: position ?? (await this.#positionAt(stream, revision)) };
  }

  /** The server returns no position for a repeated append that it no longer remembers in full. */
  async #positionAt(stream: string, revision: number): Promise<string> {
    const [record] = await this.reader.stream(stream, { from: revision, count: 1 });
    if (!record) throw new BrokenLog(`${stream}@${revision} was acknowledged but does not exist`);
    return record.position;
  }

  /**
   * Finds out whether a failed append took effect. Returns its result if it did, undefined if that is still unknown.
   * @throws the meaning of the failure, if it is certain that nothing was written.
   */
  async #learnOutcome(sending: Sending, error: unknown): Promise<AppendResult | undefined> {
    const { stream } = sending.request;
    switch (faultOf(error)) {
      case ErrorType.STREAM_DELETED:
      case ErrorType.STREAM_TOMBSTONED:
        throw deletedStream(stream);
      case ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED:
      case ErrorType.APPEND_RECORD_SIZE_EXCEEDED:
      case ErrorType.TRANSACTION_MAX_SIZE_EXCEEDED:
        throw new AppendRejected(`An append to ${stream} is larger than KurrentDB is configured to accept`);
      case ErrorType.WRONG_EXPECTED_VERSION:
      case ErrorType.UNKNOWN: // a conflict, if the server sent no details
        return this.#compare(sending);
      default:
        return undefined;
    }
  }

  /** @throws WrongRevision if another append has changed the stream. */
  async #compare({ request, events }: Sending): Promise<AppendResult | undefined> {
    const { stream } = request;
    const last = await this.reader.lastOf(stream);
    const after = await this.#after(request, Math.max(events.length, conflictingEventsLimit));
    if (after.length >= events.length && events.every(({ id }, index) => id === after[index].id)) {
      return { revision: lastRevisionOf(request), position: after[events.length - 1].position };
    }
    const conflict = await this.#conflict(request, last);
    if (conflict) throw conflict;
    return undefined;
  }

  async #conflict(request: AppendRequest, last: LogRecord | undefined): Promise<WrongRevision | undefined> {
    const { stream, expected } = request;
    const actual = last?.revision ?? 'none';
    if (actual === expected) return undefined;
    const events = (await this.#after(request, conflictingEventsLimit)).map((record) => this.recollection.of(record));
    return new WrongRevision(stream, expected, actual, events);
  }

  #after({ stream, expected }: AppendRequest, count: number): Promise<LogRecord[]> {
    return this.reader.stream(stream, { from: expected === 'none' ? 0 : expected + 1, count });
  }
}

const lastRevisionOf = ({ expected, events }: AppendRequest): number =>
  (expected === 'none' ? -1 : expected) + events.length;

import { ErrorType } from '@kurrent/kurrentdb-client';
import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { BrokenLog } from '../log-invariants.js';
import { faultOf } from './faults.js';
import type { KurrentConnection } from './kurrent-connection.js';
import { type LogRecord, recordOf } from './log-record.js';
import { lastOfLog, logPage, type ReadPage, streamPage } from './read-request.js';

/** Reads pages of stored events, completely or not at all. */
export class KurrentRecordReader {
  constructor(private readonly connection: KurrentConnection) {}

  /**
   * A page of a stream. Empty if the stream does not exist.
   * @throws BrokenLog if the stream was tombstoned.
   */
  async stream(stream: string, page: ReadPage): Promise<LogRecord[]> {
    try {
      return await this.#read(streamPage(stream, page));
    } catch (error) {
      throw faultOf(error) === ErrorType.STREAM_DELETED ? deletedStream(stream) : error;
    }
  }

  async lastOf(stream: string): Promise<LogRecord | undefined> {
    const [last] = await this.stream(stream, { count: 1, direction: 'backwards' });
    return last;
  }

  /** The last event that is not the server's own. */
  async lastOfLog(): Promise<LogRecord | undefined> {
    const [last] = await this.#read(lastOfLog());
    return last;
  }

  /** A page of the whole log, including the server's own events, starting with the event at `from`. */
  log(from: string, count: number): Promise<LogRecord[]> {
    return this.#read(logPage(from, count));
  }

  async #read(request: streams.ReadReq): Promise<LogRecord[]> {
    const answers = await this.connection.read(request);
    return answers.flatMap((answer) => {
      const event = answer.getEvent()?.getEvent();
      return event ? [recordOf(event)] : [];
    });
  }
}

export const deletedStream = (stream: string): BrokenLog =>
  new BrokenLog(`${stream} was deleted in KurrentDB, where nothing of a log may be`);

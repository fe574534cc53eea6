import { ErrorType } from '@kurrent/kurrentdb-client';
import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { BrokenLog } from '../log-invariants.js';
import { faultOf } from './faults.js';
import type { KurrentConnection } from './kurrent-connection.js';
import { type LogRecord, recordOf } from './log-record.js';
import { lastOfLog, logPage, type ReadPage, streamPage } from './read-request.js';

/** Pages of what the server keeps, each whole or not at all. */
export class KurrentRecordReader {
  constructor(private readonly connection: KurrentConnection) {}

  /** Nothing where there is no such stream. @throws BrokenLog where it was deleted for good. */
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

  /** The last event that is not the server's. */
  async lastOfLog(): Promise<LogRecord | undefined> {
    const [last] = await this.#read(lastOfLog());
    return last;
  }

  /** The whole log, the server's events among it, from the one at a position on. */
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

import { setTimeout as sleep } from 'node:timers/promises';
import { type AppendResult, ErrorType, KurrentDBClient } from '@kurrent/kurrentdb-client';
import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { CallTimedOut, faultOf } from './faults.js';
import { Patience } from './patience.js';
import { commandError, readAnswers, type ReadCall, readCall } from './read-call.js';
import { SilenceWatch } from './silence.js';

/** Deadline given to the server. */
const deadlineMilliseconds = 5_000;

/** After the server's own deadline: by then the answer is lost, not late. */
const lostMilliseconds = deadlineMilliseconds + 1_000;

export interface WatchOptions {
  /** Ends the stream without an error, as does closing the connection. */
  readonly signal?: AbortSignal;
  /** Whether answers are due, so that silence counts as a fault. */
  readonly expectant: boolean;
}

interface Link {
  readonly client: KurrentDBClient;
  /** Ends all streams of the client when it is replaced. */
  readonly giveUp: AbortController;
  /** Consecutive appends that failed with UNKNOWN. */
  puzzling: number;
}

/** A client whose request for the server's features failed once answers every later append with that failure. */
const puzzlingAtMost = 3;

type AppendParameters = Parameters<KurrentDBClient['appendToStream']>;

/**
 * One client for all calls, replaced after a call that hung, since some faults last as long as the client. All calls go
 * to the leader: a follower may be behind, and decisions would miss events.
 */
export class KurrentConnection {
  #link: Link;
  readonly #closing = new AbortController();

  /** @throws Error if the client cannot parse the string. The message may quote it. */
  constructor(
    private readonly connectionString: string,
    readonly reportError: (error: unknown) => void,
  ) {
    this.#link = this.#open();
  }

  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  patience(): Patience {
    return new Patience(this.reportError, this.closed);
  }

  /**
   * Sends an append once.
   * @throws CallTimedOut, or any error of the client. After a transient one the outcome is unknown.
   */
  async append(
    stream: AppendParameters[0],
    events: AppendParameters[1],
    streamState: bigint | 'no_stream',
  ): Promise<AppendResult> {
    const options = { streamState, requiresLeader: true, deadline: deadlineMilliseconds };
    const link = this.#link;
    try {
      const appended = await this.#inTime(({ client }) => client.appendToStream(stream, events, options));
      link.puzzling = 0;
      return appended;
    } catch (error) {
      if (faultOf(error) === ErrorType.UNKNOWN && ++link.puzzling > puzzlingAtMost) this.#replace(link);
      throw error;
    }
  }

  /** Reads a finite answer completely. Retries transient faults for a while. */
  async read(request: streams.ReadReq): Promise<streams.ReadResp[]> {
    for (const patience = this.patience(); ;) {
      try {
        return await this.#inTime(({ client }) => readAnswers(client, request, deadlineMilliseconds));
      } catch (error) {
        await patience.bear(error);
      }
    }
  }

  /** Streams answers as they arrive, with back-pressure. Does not retry. */
  async *watch(request: streams.ReadReq, options: WatchOptions): AsyncGenerator<streams.ReadResp, void, undefined> {
    const link = this.#link;
    const signal = AbortSignal.any([options.signal ?? this.closed, this.closed, link.giveUp.signal]);
    const call = await this.#openCall(link, request);
    const cancel = (): void => call.cancel();
    const silence = new SilenceWatch(deadlineMilliseconds, cancel);
    signal.addEventListener('abort', cancel);
    try {
      if (signal.aborted) return;
      if (options.expectant) silence.begin();
      for await (const answer of call) {
        silence.end();
        yield answer;
        if (options.expectant) silence.begin();
      }
      if (!signal.aborted) throw new Error('KurrentDB ended a subscription');
    } catch (error) {
      if (signal.aborted) return;
      throw silence.wasTooLong ? new CallTimedOut(deadlineMilliseconds) : commandError(error);
    } finally {
      silence.end();
      signal.removeEventListener('abort', cancel);
      cancel();
    }
  }

  /** Closes a call that opens after the timeout. */
  async #openCall(link: Link, request: streams.ReadReq): Promise<ReadCall> {
    const opening = readCall(link.client, request, Infinity);
    try {
      return await this.#inTime(() => opening);
    } catch (error) {
      opening.then((call) => call.cancel()).catch(() => undefined);
      throw commandError(error);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#link.giveUp.abort();
    await this.#link.client.dispose();
  }

  #open(): Link {
    // The old scheme means the same, but the client prints a warning about it.
    const client = KurrentDBClient.connectionString(this.connectionString.replace(/^esdb/, 'kurrentdb'));
    return { client, giveUp: new AbortController(), puzzling: 0 };
  }

  #replace(link: Link): void {
    if (link !== this.#link || this.closed.aborted) return;
    this.#link = this.#open();
    link.giveUp.abort();
    link.client.dispose().catch(this.reportError);
  }

  async #inTime<Result>(call: (link: Link) => Promise<Result>): Promise<Result> {
    const link = this.#link;
    const answered = new AbortController();
    try {
      return await Promise.race([call(link), lost(answered.signal)]);
    } catch (error) {
      if (error instanceof CallTimedOut) this.#replace(link);
      throw error;
    } finally {
      answered.abort();
    }
  }
}

const lost = async (answered: AbortSignal): Promise<never> => {
  await sleep(lostMilliseconds, undefined, { signal: answered });
  throw new CallTimedOut(lostMilliseconds);
};

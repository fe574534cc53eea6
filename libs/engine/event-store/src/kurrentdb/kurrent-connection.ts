import { setTimeout as sleep } from 'node:timers/promises';
import { type AppendResult, ErrorType, KurrentDBClient } from '@kurrent/kurrentdb-client';
import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { CallTimedOut, faultOf } from './faults.js';
import { Patience } from './patience.js';
import { commandError, readAnswers, type ReadCall, readCall } from './read-call.js';
import { SilenceWatch } from './silence.js';

/** What the server is given to answer in. */
const deadlineMilliseconds = 5_000;

/** Beyond the server's own deadline: by then the answer is not late but lost. */
const lostMilliseconds = deadlineMilliseconds + 1_000;

export interface WatchOptions {
  /** Ends it, without an error, as the closing of the connection does. */
  readonly signal?: AbortSignal;
  /** Whether silence is a fault, since there is something to tell. */
  readonly expectant: boolean;
}

interface Link {
  readonly client: KurrentDBClient;
  /** The client is given up: what it streams ends. */
  readonly giveUp: AbortController;
  /** Appends that failed one after the other for no reason that the client knows. */
  puzzling: number;
}

/** A client that once failed to ask what the server can do answers every append with that failure. */
const puzzlingAtMost = 3;

type AppendParameters = Parameters<KurrentDBClient['appendToStream']>;

/**
 * One client for all calls, made anew after one that hung, since some of its faults last as long as it does. Every call
 * goes to the leader: what a follower has not heard of yet, a decision would take for never having been.
 */
export class KurrentConnection {
  #link: Link;
  readonly #closing = new AbortController();

  /** @throws Error where the string is none that the client understands; it may quote the string. */
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

  /** Sent once. @throws CallTimedOut, and whatever the client throws; where it passes, the outcome is unknown. */
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

  /** A read that comes to an end: all of its answers, tried again for a while where the fault is one that passes. */
  async read(request: streams.ReadReq): Promise<streams.ReadResp[]> {
    for (const patience = this.patience(); ;) {
      try {
        return await this.#inTime(({ client }) => readAnswers(client, request, deadlineMilliseconds));
      } catch (error) {
        await patience.bear(error);
      }
    }
  }

  /** A read that goes on: its answers as they come, asked for no faster than they are taken. Fails as it fails. */
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
      if (!signal.aborted) throw new Error('KurrentDB shut down a subscription');
    } catch (error) {
      if (signal.aborted) return;
      throw silence.wasTooLong ? new CallTimedOut(deadlineMilliseconds) : commandError(error);
    } finally {
      silence.end();
      signal.removeEventListener('abort', cancel);
      cancel();
    }
  }

  /** One that opens when it is no longer waited for is closed. */
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
    // The old scheme means the same, and the client complains of it on the console.
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

import type { ServerDuplexStream } from '@grpc/grpc-js';
import codes from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js';
import type statuses from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ProposedEvent } from '../log/log-record.js';
import {
  batchSuccess,
  conflictStatus,
  deletedStatus,
  failureStatus,
  plainStatus,
  timeoutStatus,
} from '../wire/batch-messages.js';
import { proposedEvent, signed, streamIdentifier, streamName } from '../wire/messages.js';
import { invalidArgument, maxAppendSizeExceeded, unimplemented } from '../wire/rpc-error.js';
import { uuidText } from '../wire/uuid.js';
import type { ExpectedRevision } from '../write/expected-revision.js';
import { asRpcError, type Node, noAnswer, refuseToFollow, withFaults } from './node.js';
import { append, type Append, appendSize, authorizeWrite } from './writes.js';

type BatchCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** An append whose events are still coming in. */
interface PendingAppend extends Append {
  readonly events: ProposedEvent[];
  readonly deadline: NodeJS.Timeout | undefined;
}

/** Many appends on one stream of messages, each with an id that its answer carries. */
export const handleBatchAppend =
  (node: Node) =>
  (call: BatchCall): void => {
    if (!node.options.batchAppend) {
      call.emit('error', unimplemented('batches of appends'));
      return;
    }
    const batch = new Batch(node, call);
    call.on('data', (message: streams.BatchAppendReq) => batch.receive(message));
    call.on('error', () => batch.forget());
    call.on('cancelled', () => batch.forget());
    call.on('end', () => {
      batch.forget();
      call.end();
    });
  };

class Batch {
  readonly #pending = new Map<string, PendingAppend>();

  constructor(
    private readonly node: Node,
    private readonly call: BatchCall,
  ) {}

  receive(message: streams.BatchAppendReq): void {
    const id = message.getCorrelationId();
    const options = message.getOptions();
    try {
      if (options) this.#begin(message, options);
      const pending = this.#pending.get(uuidText(id));
      if (!pending) return;
      this.#collect(pending, message);
      if (!message.getIsFinal()) return;
      this.#end(message);
      const response = this.#commit(pending);
      if (response !== noAnswer) this.#respond(message, pending.stream, response);
    } catch (error) {
      const stream = this.#end(message) ?? streamName(options?.getStreamIdentifier());
      this.#fail(message, stream, error);
    }
  }

  /** Drops what was begun and never ended. */
  forget(): void {
    for (const { deadline } of this.#pending.values()) clearTimeout(deadline);
    this.#pending.clear();
  }

  #begin(message: streams.BatchAppendReq, options: streams.BatchAppendReq.Options): void {
    const id = uuidText(message.getCorrelationId());
    if (this.#pending.has(id)) return;
    if (!options.hasStreamIdentifier()) throw invalidArgument('Required field StreamIdentifier not set.');
    const stream = streamName(options.getStreamIdentifier());
    authorizeWrite(this.node, this.call, stream);
    const expire = (): void => {
      this.#end(message);
      this.#respond(message, stream, new streams.BatchAppendResp().setError(timeoutStatus()));
    };
    const timeout = timeoutOf(options);
    if (timeout !== undefined && timeout <= 0) return expire();
    const deadline = timeout === undefined ? undefined : setTimeout(expire, Math.min(timeout, longestTimer));
    this.#pending.set(id, { stream, expected: expectedPosition(options), events: [], deadline });
  }

  /** @throws RpcError as soon as the events are too large together */
  #collect(pending: PendingAppend, message: streams.BatchAppendReq): void {
    pending.events.push(...message.getProposedMessagesList().map(proposedEvent));
    const limit = this.node.options.maxAppendSize;
    if (appendSize(pending.events) > limit) throw maxAppendSizeExceeded(limit);
  }

  /** Ends what a message belongs to, and tells for which stream it was. */
  #end(message: streams.BatchAppendReq): string | undefined {
    const id = uuidText(message.getCorrelationId());
    const pending = this.#pending.get(id);
    clearTimeout(pending?.deadline);
    this.#pending.delete(id);
    return pending?.stream;
  }

  #commit(request: Append): streams.BatchAppendResp | typeof noAnswer {
    const { node, call } = this;
    const { stream, expected } = request;
    return withFaults(node, call, { kind: 'append', stream }, () => {
      refuseToFollow(node, call);
      const written = append(node, request);
      const response = new streams.BatchAppendResp();
      switch (written.result) {
        case 'success':
          return response.setSuccess(batchSuccess(written));
        case 'wrong-expected-version':
          return response.setError(this.#conflict(expected, written.current));
        case 'stream-deleted':
          return response.setError(deletedStatus(stream));
      }
    });
  }

  #conflict(expected: ExpectedRevision, current: bigint): statuses.Status {
    return this.node.options.richConflicts
      ? conflictStatus(expected, current)
      : plainStatus(codes.Code.ALREADY_EXISTS, 'WrongExpectedVersion');
  }

  #respond(message: streams.BatchAppendReq, stream: string, response: streams.BatchAppendResp): void {
    this.call.write(
      response.setCorrelationId(message.getCorrelationId()).setStreamIdentifier(streamIdentifier(stream)),
    );
  }

  #fail(message: streams.BatchAppendReq, stream: string, error: unknown): void {
    const failure = asRpcError(error);
    const status = failureStatus(failure);
    if (status) this.#respond(message, stream, new streams.BatchAppendResp().setError(status));
    else this.call.emit('error', failure);
  }
}

/** Milliseconds that a timer of Node can wait at most. */
const longestTimer = 2 ** 31 - 1;

/** Milliseconds until the client gives up, if it ever does. */
const timeoutOf = (options: streams.BatchAppendReq.Options): number | undefined => {
  const duration = options.getDeadline();
  if (duration) return duration.getSeconds() * 1000 + duration.getNanos() / 1_000_000;
  const instant = options.getDeadline21100()?.toDate().getTime();
  return instant === undefined ? undefined : instant - Date.now();
};

const { ExpectedStreamPositionCase: Case } = streams.BatchAppendReq.Options;

const expectedPosition = (options: streams.BatchAppendReq.Options): ExpectedRevision => {
  switch (options.getExpectedStreamPositionCase()) {
    case Case.STREAM_POSITION:
      return signed(options.getStreamPosition());
    case Case.NO_STREAM:
      return 'no-stream';
    case Case.ANY:
      return 'any';
    case Case.STREAM_EXISTS:
      return 'stream-exists';
    default:
      throw invalidArgument('An append says what it expects.');
  }
};

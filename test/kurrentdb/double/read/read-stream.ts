import { type LogRecord, noStream } from '../log/log-record.js';
import { isTombstoned, visibleEvents } from '../log/stream-metadata.js';
import type { TransactionLog } from '../log/transaction-log.js';
import { ReadFailed, type ReadResponse } from './read-response.js';

export interface StreamRead {
  readonly stream: string;
  /** The first revision to read; `'end'` is the last one that there is. */
  readonly from: bigint | 'end';
  readonly direction: 'forwards' | 'backwards';
  readonly maxCount: bigint;
  /** Whether the client understands where a stream begins and ends. */
  readonly positions: boolean;
}

/** The events of a stream from a revision, inclusive, up to its end or beginning. */
export function* readStream(log: TransactionLog, read: StreamRead): Generator<ReadResponse> {
  const { stream, from, direction, maxCount, positions } = read;
  if (isTombstoned(log, stream)) throw new ReadFailed('stream-deleted');
  const events = visibleEvents(log, stream);
  if (log.lastRevision(stream) === noStream || events.length === 0) {
    yield { kind: 'stream-not-found', stream };
    return;
  }
  const first = events[0]!.revision;
  const last = log.lastRevision(stream);
  if (positions && direction === 'forwards') yield* firstPosition(from, first, last);
  yield* inOrder(events, first, read, maxCount);
  if (positions) yield { kind: 'last-stream-position', revision: last };
}

/** Events read at once; a read that begins so far before the first event is told where that one is. */
const pageSize = 32n;

function* firstPosition(from: bigint | 'end', first: bigint, last: bigint): Generator<ReadResponse> {
  if (from === 'end') return;
  if (from > last) yield { kind: 'first-stream-position', revision: last + 1n };
  else if (from + pageSize <= first) yield { kind: 'first-stream-position', revision: first };
}

function* inOrder(
  events: readonly LogRecord[],
  first: bigint,
  { from, direction }: StreamRead,
  maxCount: bigint,
): Generator<ReadResponse> {
  const step = direction === 'forwards' ? 1 : -1;
  const start = from === 'end' ? events.length - 1 : Number(from - first);
  let index = step === 1 ? Math.max(0, start) : Math.min(events.length - 1, start);
  for (let count = 0n; count < maxCount; count += 1n, index += step) {
    const record = events[index];
    if (!record) return;
    yield { kind: 'event', record };
  }
}

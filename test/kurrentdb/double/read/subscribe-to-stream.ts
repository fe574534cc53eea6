import { randomUUID } from 'node:crypto';
import { type LogRecord, tombstoneRevision } from '../log/log-record.js';
import { isTombstoned, visibleEvents } from '../log/stream-metadata.js';
import type { TransactionLog } from '../log/transaction-log.js';
import { ReadFailed, type ReadResponse } from './read-response.js';
import { liveBufferSize } from './subscribe-to-all.js';

export interface StreamSubscription {
  readonly stream: string;
  /** The revision behind which events are wanted; -1 for the beginning. */
  readonly after: bigint | 'end';
}

/** Every event of a stream behind a revision, also of one that does not exist yet, until the signal aborts. */
export async function* subscribeToStream(
  log: TransactionLog,
  { stream, after }: StreamSubscription,
  signal: AbortSignal,
): AsyncGenerator<ReadResponse> {
  if (isTombstoned(log, stream)) throw new ReadFailed('stream-deleted');
  yield { kind: 'confirmed', subscriptionId: randomUUID() };
  let sent = after === 'end' ? log.lastRevision(stream) : after;
  let isLive = false;
  for (;;) {
    const waiting = eventsBehind(log, stream, sent);
    if (isLive && waiting.length > liveBufferSize) {
      isLive = false;
      yield { kind: 'fell-behind', of: 'stream', at: sent };
    }
    for (const record of waiting) {
      yield { kind: 'event', record };
      sent = record.revision;
      if (record.revision === tombstoneRevision) throw new ReadFailed('stream-deleted');
    }
    if (waiting.length > 0 && log.lastRevision(stream) > sent) continue;
    if (!isLive) {
      isLive = true;
      yield { kind: 'caught-up', of: 'stream', at: sent };
      continue;
    }
    await log.grown(signal);
  }
}

const eventsBehind = (log: TransactionLog, stream: string, sent: bigint): readonly LogRecord[] => {
  const events = visibleEvents(log, stream);
  const first = events[0]?.revision ?? 0n;
  return events.slice(Math.max(0, Number(sent - first) + 1));
};

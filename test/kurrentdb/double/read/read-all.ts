import type { LogRecord } from '../log/log-record.js';
import type { TransactionLog } from '../log/transaction-log.js';
import type { EventFilter } from './event-filter.js';
import { ReadFailed, type ReadResponse } from './read-response.js';

export interface AllRead {
  /** Forwards the first position to read, backwards the first one not to read. */
  readonly from: bigint | 'end';
  readonly direction: 'forwards' | 'backwards';
  readonly maxCount: bigint;
  readonly allows: EventFilter;
}

/** The index of the record at a position, which must be where one begins, or behind the last one. */
export const indexOfRecord = (log: TransactionLog, position: bigint): number => {
  const index = log.indexAt(position);
  const record = log.records[index];
  if (record && record.position !== position) throw new ReadFailed('invalid-position');
  return index;
};

/** The events of all streams in the order of their positions, up to the end or the beginning of the log. */
export function* readAll(log: TransactionLog, { from, direction, maxCount, allows }: AllRead): Generator<ReadResponse> {
  if (direction === 'backwards' && from !== 'end' && from > log.end) throw new ReadFailed('beyond-the-end');
  const start = from === 'end' ? log.records.length : indexOfRecord(log, from);
  const [first, step] = direction === 'forwards' ? [start, 1] : [start - 1, -1];
  let count = 0n;
  for (let index = first; count < maxCount; index += step) {
    const record = log.records[index];
    if (!record) return;
    if (!allows(record)) continue;
    yield { kind: 'event', record };
    count += 1n;
  }
}

/** A part of the log as a catching-up subscription reads it. */
export interface AllPage {
  readonly records: readonly LogRecord[];
  readonly from: bigint;
  /** Where the next page begins. */
  readonly next: bigint;
  /** Events looked at, whether they matched or not. */
  readonly considered: number;
  readonly isEndOfStream: boolean;
}

/** Up to `maxCount` matching events, after a look at no more than `window` events. */
export const readPage = (
  log: TransactionLog,
  from: bigint,
  { allows, maxCount, window }: { readonly allows: EventFilter; readonly maxCount: number; readonly window: number },
): AllPage => {
  const records: LogRecord[] = [];
  let index = indexOfRecord(log, from);
  let considered = 0;
  let next = from;
  let isEndOfStream = false;
  while (records.length < maxCount && considered < window && !isEndOfStream) {
    const record = log.records[index++];
    if (record) {
      considered += 1;
      next = record.end;
      if (allows(record)) records.push(record);
    } else isEndOfStream = true;
  }
  return { records, from, next, considered, isEndOfStream };
};

import { noStream } from '../log/log-record.js';
import { isSoftDeleted, isTombstoned, metastreamOf } from '../log/stream-metadata.js';
import type { TransactionLog } from '../log/transaction-log.js';
import type { CommittedIds } from './committed-ids.js';
import { type ExpectedRevision, expectedVersion } from './expected-revision.js';

/** Whether a write may be committed, or has been already. */
export type CommitDecision =
  | { readonly decision: 'ok'; readonly current: bigint }
  /** The same write as one before: `last` is the revision of its last event. */
  | { readonly decision: 'idempotent'; readonly last: bigint }
  | { readonly decision: 'wrong-expected-version'; readonly current: bigint }
  | { readonly decision: 'stream-deleted' };

/** Decides whether events with these ids may be written to a stream, by what it expects and by what is there already. */
export class CommitCheck {
  constructor(
    private readonly log: TransactionLog,
    private readonly committed: CommittedIds,
  ) {}

  decide(stream: string, expected: ExpectedRevision, ids: readonly string[]): CommitDecision {
    if (isTombstoned(this.log, stream)) return { decision: 'stream-deleted' };
    const current = this.log.lastRevision(stream);
    if (expected === 'any') return this.#anywhere(stream, current, ids);
    if (expected !== 'stream-exists') return this.#exactly(stream, expectedVersion(expected), current, ids);

    if (isSoftDeleted(this.log, stream)) return { decision: 'stream-deleted' };
    const known = current !== noStream || this.log.lastRevision(metastreamOf(stream)) !== noStream;
    return known ? this.#anywhere(stream, current, ids) : { decision: 'wrong-expected-version', current };
  }

  /**
   * Without an exact revision only the memory of committed ids tells a repeat, and it is the first id that decides: if
   * it is unknown everything is written, also what is known; if it is known all others must be.
   */
  #anywhere(stream: string, current: bigint, ids: readonly string[]): CommitDecision {
    const revisions = ids.map((id) => this.committed.revisionIn(stream, id));
    if (revisions[0] === undefined) return { decision: 'ok', current };
    const last = revisions.at(-1);
    return last === undefined || revisions.includes(undefined)
      ? { decision: 'wrong-expected-version', current }
      : { decision: 'idempotent', last };
  }

  /**
   * At an exact revision the log itself tells a repeat, however old: the ids must follow one another right behind that
   * revision, in the same order and without a new one at their end. Fewer than were written then are a repeat too.
   */
  #exactly(stream: string, expected: bigint, current: bigint, ids: readonly string[]): CommitDecision {
    if (expected === current) return { decision: 'ok', current };
    const events = this.log.stream(stream);
    const repeated = (id: string, index: number): boolean => events[Number(expected) + 1 + index]?.id === id;
    if (expected < current && ids.every(repeated)) {
      return { decision: 'idempotent', last: expected + BigInt(ids.length) };
    }
    const recreates = expected === noStream && isSoftDeleted(this.log, stream) && !repeated(ids[0] ?? '', 0);
    return recreates ? { decision: 'ok', current } : { decision: 'wrong-expected-version', current };
  }
}

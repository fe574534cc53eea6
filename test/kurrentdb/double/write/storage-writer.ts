import { randomUUID } from 'node:crypto';
import { type LogRecord, noStream, type ProposedEvent, systemEvent, tombstoneRevision } from '../log/log-record.js';
import { isMetastream, isSoftDeleted, metastreamOf, visibleEvents } from '../log/stream-metadata.js';
import type { TransactionLog } from '../log/transaction-log.js';
import { CommitCheck } from './commit-check.js';
import { CommittedIds } from './committed-ids.js';
import type { ExpectedRevision } from './expected-revision.js';

/** What became of a write. A repeat succeeds with the revision and the position of the first time. */
export type WriteResult =
  /** `position` is missing where the event written then can't be read any more. */
  | { readonly result: 'success'; readonly revision: bigint; readonly position?: bigint }
  | { readonly result: 'wrong-expected-version'; readonly current: bigint }
  | { readonly result: 'stream-deleted' };

export interface WriterOptions {
  readonly rememberedIds: number;
  /** After how many writes the server writes statistics of its own into the log; 0 for never. */
  readonly statisticsEvery: number;
}

/** The single writer of the log. A new one is made whenever the server starts. */
export class StorageWriter {
  readonly #committed: CommittedIds;
  readonly #check: CommitCheck;
  #writes = 0;

  constructor(
    private readonly log: TransactionLog,
    private readonly options: WriterOptions,
  ) {
    this.#committed = new CommittedIds(options.rememberedIds);
    this.#check = new CommitCheck(log, this.#committed);
    const isNew = log.end === 0n;
    this.#writeSystemEvent('$epoch-information', '$epoch-information', {
      epochNumber: log.stream('$epoch-information').length,
    });
    if (isNew) this.#writeSystemEvent('$scavenges', '$scavengeIndexInitialized', {});
  }

  append(stream: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): WriteResult {
    const ids = events.map(({ id }) => id);
    const check = this.#check.decide(stream, expected, ids);
    switch (check.decision) {
      case 'ok':
        return this.#append(stream, check.current, events);
      case 'idempotent': {
        const last = visibleEvents(this.log, stream).find(({ revision }) => revision === check.last);
        return { result: 'success', revision: check.last, position: last?.position };
      }
      case 'wrong-expected-version':
        return { result: check.decision, current: check.current };
      case 'stream-deleted':
        return { result: check.decision };
    }
  }

  /** Hides all events of the stream until somebody writes to it again. */
  delete(stream: string, expected: ExpectedRevision): WriteResult {
    return this.#delete(stream, expected, () => {
      const metastream = metastreamOf(stream);
      const known = this.log.lastRevision(stream) !== noStream || this.log.lastRevision(metastream) !== noStream;
      if (!known) return undefined;
      return this.#commit(metastream, this.log.lastRevision(metastream) + 1n, [truncateBefore(tombstoneRevision)]);
    });
  }

  /** Closes the stream for good. */
  tombstone(stream: string, expected: ExpectedRevision): WriteResult {
    return this.#delete(stream, expected, () =>
      this.#commit(stream, tombstoneRevision, [systemEvent(randomUUID(), '$streamDeleted', {})]),
    );
  }

  #append(stream: string, current: bigint, events: readonly ProposedEvent[]): WriteResult {
    const recreates = isSoftDeleted(this.log, stream);
    const { revision, position } = this.#commit(stream, current + 1n, events);
    if (recreates) {
      const metastream = metastreamOf(stream);
      this.#commit(metastream, this.log.lastRevision(metastream) + 1n, [truncateBefore(current + 1n)]);
    }
    this.#writes += 1;
    if (this.options.statisticsEvery > 0 && this.#writes % this.options.statisticsEvery === 0) {
      this.#writeSystemEvent('$stats-127.0.0.1:2113', '$statsCollected', { writes: this.#writes });
    }
    return { result: 'success', revision, position };
  }

  #delete(stream: string, expected: ExpectedRevision, write: () => LogRecord | undefined): WriteResult {
    const check = this.#check.decide(stream, expected, [randomUUID()]);
    switch (check.decision) {
      case 'ok': {
        const record = write();
        return record
          ? { result: 'success', revision: record.revision, position: record.position }
          : { result: 'wrong-expected-version', current: noStream };
      }
      case 'wrong-expected-version':
        return { result: check.decision, current: check.current };
      case 'stream-deleted':
        return { result: check.decision };
      case 'idempotent':
        throw new Error('a delete has an id of its own');
    }
  }

  #commit(stream: string, firstRevision: bigint, events: readonly ProposedEvent[]): LogRecord {
    const records = this.log.append(stream, firstRevision, events);
    for (const { id, revision } of records) this.#committed.add(id, { stream, revision });
    return records.at(-1)!;
  }

  #writeSystemEvent(stream: string, type: string, content: object): void {
    this.log.append(stream, this.log.lastRevision(stream) + 1n, [systemEvent(randomUUID(), type, content)]);
  }
}

const truncateBefore = (revision: bigint): ProposedEvent => ({
  ...systemEvent(randomUUID(), '$metadata', {}),
  data: Buffer.from(`{"$tb":${revision}}`),
});

/** A stream that must not be written: it has no name, or is the metadata of one that has none. */
export const isInvalidStream = (stream: string): boolean => stream === '' || (isMetastream(stream) && stream === '$$');

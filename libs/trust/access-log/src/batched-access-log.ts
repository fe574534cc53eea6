import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { backOff } from '#database';
import type { Instant } from '#kernel';
import { type AccessEntry, accessEntryOf } from './access-entry.js';
import { AccessLog, type PersonalRead, type RefusedAttempt } from './access-log.js';
import type { AccessLogMetrics } from './access-log-metrics.js';
import { RefusedTally } from './refused-tally.js';
import { storeEntries, storeRefusals } from './stored-batch.js';

export interface BatchedAccessLogParts {
  readonly pool: Pick<Pool, 'query'>;
  readonly now: () => Instant;
  readonly metrics: AccessLogMetrics;
  readonly logger: {
    readonly warn: (fields: object, message: string) => void;
    readonly error: (fields: object, message: string) => void;
  };
}

/** Time to collect entries for one write. A crash can lose the entries of this time and of the write itself. */
const gatheringMilliseconds = 100;
const entriesPerWrite = 1_000;
/** Memory for a few megabytes: a minute or so of a busy API. */
const mostWaiting = 10_000;

/** Delays no request: entries wait in memory, are written in batches, and are kept until they are durable. */
export class BatchedAccessLog extends AccessLog {
  private readonly entries: AccessEntry[] = [];
  private readonly refusals = new RefusedTally();
  private readonly closing = new AbortController();
  private writing: Promise<void> | undefined;

  constructor(private readonly parts: BatchedAccessLogParts) {
    super();
  }

  get canRecord(): boolean {
    return this.entries.length < mostWaiting;
  }

  read(read: PersonalRead): void {
    this.entries.push(accessEntryOf(read, this.parts.now()));
    this.parts.metrics.waiting(this.entries.length);
    this.writing ??= this.writeWaiting();
  }

  refused(attempt: RefusedAttempt): void {
    this.refusals.count(attempt, this.parts.now());
    this.writing ??= this.writeWaiting();
  }

  /** Writes waiting entries at once. Logs how many are lost if the database does not accept them. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.writing;
    const entries = this.entries.length;
    if (entries > 0)
      this.parts.logger.error({ entries }, 'access log entries were lost: the database did not accept them');
  }

  private async writeWaiting(): Promise<void> {
    const { signal } = this.closing;
    for (let failures = 0; this.entries.length > 0 || this.refusals.size > 0;) {
      if (failures > 0) await backOff(failures, signal);
      else if (this.entries.length < entriesPerWrite) await gather(signal);
      failures = (await this.write()) ? 0 : failures + 1;
      if (failures > 0 && signal.aborted) break;
    }
    this.writing = undefined;
  }

  /** Returns whether the database accepted them. */
  private async write(): Promise<boolean> {
    const { pool, metrics, logger } = this.parts;
    const entries = this.entries.slice(0, entriesPerWrite);
    const refusals = this.refusals.take();
    try {
      if (entries.length > 0) await storeEntries(pool, entries);
      this.entries.splice(0, entries.length);
      metrics.stored(entries.length, this.entries.length);
      if (refusals.length > 0) await storeRefusals(pool, refusals);
      return true;
    } catch (err) {
      this.refusals.giveBack(refusals);
      metrics.failed();
      logger.warn({ err, waiting: this.entries.length }, 'could not write the access log; entries wait in memory');
      return false;
    }
  }
}

const gather = (signal: AbortSignal): Promise<void> =>
  sleep(gatheringMilliseconds, undefined, { signal }).catch(() => undefined);

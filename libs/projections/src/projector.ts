import type { Pool } from 'pg';
import { categoryOf } from '#event-store';
import { comparePositions, type Recorded } from '#kernel';
import { advance, claim, type Checkpoint, reread } from './checkpoints.js';
import type { Projection } from './projection.js';
import { loadRows, writeRows } from './read-tables.js';
import { foldEvents, keysOf, type RowSets } from './row-sets.js';
import { inTransaction } from './transaction.js';

/** A piece of the log, read and decoded once for all projections of a process. */
export interface DecodedBatch {
  readonly events: readonly Recorded[];
  /** Where the one before it ended. */
  readonly after: string;
  readonly through: string;
}

/**
 * Applies one projection: rows and checkpoint go in one transaction, so that a crash at any point repeats nothing and
 * skips nothing.
 */
export class Projector {
  private checkpoint: Checkpoint;
  private failedInARow = 0;
  private lastError?: unknown;

  private constructor(
    private readonly pool: Pool,
    readonly projection: Projection,
    checkpoint: Checkpoint,
  ) {
    this.checkpoint = checkpoint;
  }

  /** Takes the projection over from whoever worked on it before. */
  static async claim(pool: Pool, projection: Projection): Promise<Projector> {
    return new Projector(pool, projection, await claim(pool, projection));
  }

  get position(): string {
    return this.checkpoint.position;
  }

  /** Failures since something was last folded. */
  get failures(): number {
    return this.failedInARow;
  }

  /** Why it failed last, while it fails. */
  get error(): string | undefined {
    if (this.lastError === undefined) return undefined;
    return this.lastError instanceof Error ? this.lastError.message : String(this.lastError);
  }

  failed(error: unknown): void {
    this.failedInARow += 1;
    this.lastError = error;
  }

  /**
   * Folds what of the batch lies behind the checkpoint.
   * @throws Superseded when another worker has taken over. After any other error {@link resume} before going on.
   */
  async apply({ events, after, through }: DecodedBatch): Promise<void> {
    if (comparePositions(through, this.position) <= 0) return;
    if (this.isAhead(after)) throw new Error(`The log was read from ${after}, but folded only up to ${this.position}`);
    const due = events.filter(({ envelope }) => this.concerns(envelope.stream) && this.isAhead(envelope.position));
    // Read outside the transaction: whoever else changed these rows has moved the checkpoint, and then ours won't move.
    const found = await loadRows(this.pool, this.projection, keysOf(this.projection, due));
    this.checkpoint = await this.commit(foldEvents(this.projection, found, due), through);
    this.failedInARow = 0;
    this.lastError = undefined;
  }

  /** Learns from the database where the projection stands after a failure. */
  async resume(): Promise<void> {
    this.checkpoint = await reread(this.pool, this.projection, this.checkpoint.epoch);
  }

  private async commit(changes: RowSets, through: string): Promise<Checkpoint> {
    return inTransaction(this.pool, begin, async (client) => {
      const checkpoint = await advance(client, this.projection, this.checkpoint, through);
      await writeRows(client, this.projection, changes);
      return checkpoint;
    });
  }

  private concerns(stream: string): boolean {
    return this.projection.categories.includes(categoryOf(stream));
  }

  private isAhead(position: string): boolean {
    return comparePositions(position, this.position) > 0;
  }
}

/**
 * Read models needn't wait for the disk: a crash of the database loses rows and checkpoint together, and they are folded
 * again from the log.
 */
const begin = 'BEGIN; SET LOCAL synchronous_commit = off';

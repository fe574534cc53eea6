import type { Pool } from 'pg';
import { backOff } from '#database';
import type { Decoder, EventStore } from '#event-store';
import { beginning, comparePositions } from '#kernel';
import { assertWithinLog } from './checkpoint-beyond-log.js';
import { noteLaneFailure, noteRecovery, Superseded } from './checkpoints.js';
import type { IdleMoves } from './idle-moves.js';
import { nameOf } from './lane-id.js';
import type { LogFeed } from './log-feed.js';
import { errorText, requestedRetries } from './parked-events.js';
import type { Projection } from './projection.js';
import type { ProjectionLog } from './projection-log.js';
import { Projector } from './projector.js';
import type { ReadPositions } from './read-positions.js';
import { retryParkedKey } from './retry-parked.js';

export interface LaneParts {
  readonly store: EventStore;
  readonly pool: Pool;
  /** Decrypts all fields that a fold may put into a row. */
  readonly decoder: Decoder;
  /** Notified of every commit, so that waiters in this process need not poll. */
  readonly positions: ReadPositions;
  readonly logger: ProjectionLog;
}

/** What the lanes of a process share. */
export interface LaneMates {
  readonly feed: LogFeed;
  readonly idle: IdleMoves;
}

const retryPollMilliseconds = 1_000;

/** Keeps one lane up to date with the log, and retries after failures. */
export class LaneWork {
  /** Consecutive failures without progress between them. */
  private failures = 0;
  private stuckAt = beginning;
  private retriesLookedAt = 0;
  /** Ends the wait for the next batch: when the signal aborts, or to reread the checkpoint from the database. */
  private waking = new AbortController();
  private isInDoubt = false;

  private constructor(
    private readonly parts: LaneParts,
    private readonly mates: LaneMates,
    private readonly projector: Projector,
  ) {}

  /**
   * Takes the lane over and works on it until the signal aborts. Waits while the database is unavailable.
   * @throws Superseded if another worker takes it over.
   */
  static async run(
    parts: LaneParts,
    mates: LaneMates,
    { projection, lane }: { readonly projection: Projection; readonly lane: number },
    signal: AbortSignal,
  ): Promise<void> {
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        const projector = await Projector.claim(parts.pool, projection, lane);
        return await new LaneWork(parts, mates, projector).keepUp(signal);
      } catch (error) {
        if (error instanceof Superseded) throw error;
        const id = { name: projection.name, version: projection.version, lane };
        parts.logger.error({ err: error, failures }, `${nameOf(id)} could not be claimed`);
        await backOff(failures, signal);
      }
    }
  }

  private async keepUp(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.waking.abort(), { once: true });
    this.wakeWith(signal);
    while (!signal.aborted) {
      try {
        if (this.failures > 0) await this.projector.resume();
        await this.begin();
        while (!signal.aborted) await this.step(signal);
      } catch (error) {
        if (error instanceof Superseded) throw error;
        await this.failed(error);
        await backOff(this.failures, signal);
      }
    }
  }

  private async begin(): Promise<void> {
    assertWithinLog(
      [{ ...this.projector.id, position: this.projector.position }],
      await this.parts.store.lastPosition(),
    );
    this.tell();
  }

  private async step(signal: AbortSignal): Promise<void> {
    const { projector, mates } = this;
    const hasParked = projector.parked.size > 0;
    const patience = hasParked ? retryPollMilliseconds : undefined;
    const batch = await mates.feed.next(projector.position, this.waking.signal, patience);
    if (this.isInDoubt) await this.clearDoubt(signal);
    else if (batch) {
      mates.idle.drop(projector.id);
      const hasWritten = await projector.apply(batch);
      if (!hasWritten) this.moveIdle();
      this.tell();
      await this.noteProgress();
    }
    if (hasParked && !signal.aborted) await this.retryRequested();
  }

  private moveIdle(): void {
    const { id: lane, epoch, written, position: to } = this.projector;
    const refused = (): void => {
      this.isInDoubt = true;
      this.waking.abort();
    };
    this.mates.idle.move({ lane, epoch, written, to, refused });
  }

  /** @throws Superseded if another worker has taken over the lane. */
  private async clearDoubt(signal: AbortSignal): Promise<void> {
    await this.projector.resume();
    this.isInDoubt = false;
    this.wakeWith(signal);
  }

  private wakeWith(signal: AbortSignal): void {
    this.waking = new AbortController();
    if (signal.aborted) this.waking.abort();
  }

  private async retryRequested(): Promise<void> {
    const now = performance.now();
    if (now - this.retriesLookedAt < retryPollMilliseconds) return;
    this.retriesLookedAt = now;
    for (const key of await requestedRetries(this.parts.pool, this.projector.id)) {
      await retryParkedKey(this.parts, this.projector, key);
      this.tell();
    }
  }

  private tell(): void {
    const { id, position, parked } = this.projector;
    this.parts.positions.advanced({ ...id, position, hasParked: parked.size > 0 });
  }

  private async noteProgress(): Promise<void> {
    if (this.failures === 0 || comparePositions(this.projector.position, this.stuckAt) <= 0) return;
    await noteRecovery(this.parts.pool, this.projector.id, this.projector.epoch);
    this.failures = 0;
  }

  private async failed(error: unknown): Promise<void> {
    this.failures += 1;
    const { id, epoch, position } = this.projector;
    this.stuckAt = position;
    const { pool, logger } = this.parts;
    logger.error({ err: error, projection: id.name, version: id.version, lane: id.lane }, 'projection failed');
    // Fails if the database itself is the problem. The error was logged in any case.
    await noteLaneFailure(pool, id, epoch, { failures: this.failures, error: errorText(error) }).catch(() => undefined);
  }
}

import type { Pool } from 'pg';
import { backOff } from '#database';
import type { EventBatch, EventStore, StoredEvent } from '#event-store';
import { beginning, comparePositions, type Recorded } from '#kernel';
import { Superseded } from './checkpoints.js';
import type { Projection } from './projection.js';
import { type ProjectionStatus, statusOf } from './projection-status.js';
import { type DecodedBatch, Projector } from './projector.js';
import type { ReadPositions } from './read-positions.js';

/** As much of a structured logger as is needed: fields, then a message. */
export interface ProjectionLog {
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

export interface ProjectionRunnerParts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly projections: readonly Projection[];
  /** Opens everything that a fold may put into a row. */
  readonly decode: (stored: readonly StoredEvent[]) => Promise<readonly Recorded[]>;
  /** Told of every commit, so that who waits in this process needn't poll. */
  readonly positions: ReadPositions;
  readonly logger: ProjectionLog;
}

/** The log ends before a checkpoint: it was restored from a backup, or is another one. */
export class CheckpointBeyondLog extends Error {
  override readonly name = 'CheckpointBeyondLog';

  constructor(projection: string, checkpoint: string, end: string) {
    super(`${projection} has folded the log up to ${checkpoint}, but the log ends at ${end}: rebuild the read models.`);
  }
}

const batchSize = 1_000;

/**
 * Keeps projections up with the log. One tail of the log feeds all that are level with it; one that lags behind it, or
 * has failed, reads on by itself until it is level, so that none waits for another.
 */
export class ProjectionRunner {
  /** Those that the tail feeds, each with what takes it off again. */
  private readonly level = new Map<Projector, (error?: unknown) => void>();
  /** Up to where the tail has read. */
  private tailPosition: string;
  private readonly categories: readonly string[];

  private constructor(
    private readonly parts: ProjectionRunnerParts,
    private readonly projectors: readonly Projector[],
  ) {
    this.categories = [...new Set(parts.projections.flatMap(({ categories }) => categories))];
    this.tailPosition =
      projectors
        .map(({ position }) => position)
        .sort(comparePositions)
        .at(-1) ?? beginning;
  }

  /**
   * Takes the projections over from whoever worked on them before.
   * @throws CheckpointBeyondLog
   */
  static async claim(parts: ProjectionRunnerParts): Promise<ProjectionRunner> {
    const { pool, store, projections } = parts;
    const projectors = await Promise.all(projections.map((projection) => Projector.claim(pool, projection)));
    assertWithinLog(projectors, await store.lastPosition());
    return new ProjectionRunner(parts, projectors);
  }

  /** Works on what was claimed until the signal; resolves once nothing is in flight any more. */
  async run(signal: AbortSignal): Promise<void> {
    const tail = this.tail(signal).then(() => this.level.forEach((takeOff) => takeOff()));
    await Promise.all([tail, ...this.projectors.map((projector) => this.keepUp(projector, signal))]);
  }

  /** How far each projection is, for readiness and metrics. */
  async status(): Promise<readonly ProjectionStatus[]> {
    return Promise.all(this.projectors.map((projector) => statusOf(projector, this.parts.store)));
  }

  private async keepUp(projector: Projector, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await projector.resume();
        await this.catchUp(projector, signal);
        await this.fedByTail(projector, signal);
      } catch (error) {
        projector.failed(error);
        const { name: projection, version } = projector.projection;
        this.parts.logger.error({ err: error, projection, version }, 'projection failed');
        if (error instanceof Superseded) return;
        await backOff(projector.failures, signal);
      }
    }
  }

  private async catchUp(projector: Projector, signal: AbortSignal): Promise<void> {
    while (comparePositions(projector.position, this.tailPosition) < 0 && !signal.aborted) {
      const { categories } = projector.projection;
      for await (const batch of this.parts.store.readAll({ after: projector.position, categories, batchSize })) {
        await this.apply(projector, await this.decoded(batch, projector.position));
        if (signal.aborted) return;
      }
    }
  }

  /**
   * Rejects with the error that took the projector off the tail; resolves when the tail has ended, or at once when the
   * projector is not level with it.
   */
  private fedByTail(projector: Projector, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const isLevel = comparePositions(projector.position, this.tailPosition) >= 0;
      if (signal.aborted || !isLevel) return resolve();
      this.level.set(projector, (error) => (error === undefined ? resolve() : reject(error)));
    });
  }

  private async tail(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; await backOff(failures, signal)) {
      try {
        const { store } = this.parts;
        const log = store.subscribe({ after: this.tailPosition, categories: this.categories, batchSize, signal });
        for await (const batch of log) {
          failures = 0;
          const after = this.tailPosition;
          this.tailPosition = batch.through; // from here on only those that are as far are level
          await this.feed(batch, after);
        }
      } catch (error) {
        failures += 1;
        this.parts.logger.warn({ err: error, failures }, 'reading the log failed');
      }
    }
  }

  private async feed(batch: EventBatch, after: string): Promise<void> {
    if (this.level.size === 0) return;
    const decoded = this.decoded(batch, after);
    await Promise.all(
      [...this.level].map(async ([projector, takeOff]) => {
        try {
          await this.apply(projector, await decoded);
        } catch (error) {
          this.level.delete(projector);
          takeOff(error);
        }
      }),
    );
  }

  private async apply(projector: Projector, batch: DecodedBatch): Promise<void> {
    await projector.apply(batch);
    this.parts.positions.advanced(projector.projection, projector.position);
  }

  private async decoded({ events, through }: EventBatch, after: string): Promise<DecodedBatch> {
    return { events: await this.parts.decode(events), after, through };
  }
}

const assertWithinLog = (projectors: readonly Projector[], end: string): void => {
  for (const { projection, position } of projectors) {
    if (comparePositions(position, end) > 0) throw new CheckpointBeyondLog(projection.name, position, end);
  }
};

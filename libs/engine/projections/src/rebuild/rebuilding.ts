import type { ClientBase } from 'pg';
import { comparePositions } from '#kernel';
import type { Projection } from '../projection.js';
import { ShadowTables } from './shadow-tables.js';
import { type Difference, differences } from './differences.js';
import { foldLog, type FoldOptions, type RebuildParts } from './fold-log.js';
import { completeNext, createNext, dropOthers, type Generation, generationsOf, swap } from './generations.js';
import { higher, type LanePositions } from './lane-positions.js';
import { holdPositions, livePositions, movePositions } from './live-lanes.js';
import { covers, readWindow } from './log-window.js';
import { RebuildError } from './rebuild-error.js';
import { replaceParked } from './replace-parked.js';

/** The live projection went backwards during the rebuild: its log or its tables were replaced. */
export class LiveSetBack extends RebuildError {
  override readonly name = 'LiveSetBack';

  constructor({ name }: Projection) {
    super(`${name} was reset while it was being rebuilt: try again.`);
  }
}

/** The live lanes have moved beyond what was read ahead. */
export class Outrun extends RebuildError {
  override readonly name = 'Outrun';

  constructor({ name }: Projection) {
    super(`${name} advances faster than a rebuild can follow: try again later.`);
  }
}

/** A projection being rebuilt or verified. The creator must hold the projection. */
export class Rebuilding {
  private constructor(
    private readonly parts: RebuildParts,
    private readonly client: ClientBase,
    readonly projection: Projection,
    private readonly generations: readonly Generation[],
    readonly shadow: ShadowTables,
  ) {}

  /** Creates the empty next generation. */
  static async begin(parts: RebuildParts, client: ClientBase, projection: Projection): Promise<Rebuilding> {
    const generations = await generationsOf(client, projection);
    await createNext(client, generations);
    return new Rebuilding(
      parts,
      client,
      projection,
      generations,
      await ShadowTables.over(client, projection, generations),
    );
  }

  livePositions(): Promise<LanePositions> {
    return livePositions(this.client, this.projection);
  }

  async fold(through: LanePositions, options?: FoldOptions): Promise<void> {
    const { shadow, projection } = this;
    await foldLog(this.parts, [{ shadow, projection, through }], options);
  }

  /** Folds towards a moving target until a pass is short, so that the rest can be folded while others wait. */
  async foldUntilNear(target: () => Promise<LanePositions>, options?: FoldOptions): Promise<void> {
    for (let pass = 0; pass < mostPasses; pass++) {
      const begun = performance.now();
      await this.fold(await target(), options);
      if (performance.now() - begun < nearMilliseconds) return;
    }
  }

  /** Writes everything folded so far to the tables. */
  async write(): Promise<void> {
    await this.shadow.write();
  }

  /** Adds the missing indexes to the filled tables, on other connections. */
  async complete(): Promise<void> {
    await completeNext(this.parts.pool, this.generations);
  }

  /**
   * Reports every row in which the live tables differ from the refolded ones, at the same position of each lane. Reads
   * a snapshot and blocks nobody.
   * @throws LiveSetBack if the live projection went backwards.
   */
  async compare(onDifference: (difference: Difference) => void, options?: FoldOptions): Promise<void> {
    await this.shadow.inTransaction('BEGIN ISOLATION LEVEL REPEATABLE READ', async () => {
      const live = await this.livePositions();
      this.assertNotBehind(live);
      await this.fold(live, options);
      await this.shadow.write();
      for await (const difference of differences(this.client, this.projection, this.generations)) {
        onDifference(difference);
      }
    });
  }

  /**
   * In one transaction: locks the live lanes, folds what they have folded since, and swaps in the next generation. The
   * log is read before: waiting transactions may occupy all connections that reading needs.
   * @param isNew The live projection has nothing to compare with. Its lanes continue from where this has come.
   * @throws Outrun if the lanes have moved too far, or an error that {@link isInUse} recognizes: it may be retried.
   * @throws LiveSetBack if the live projection went backwards.
   */
  async replace(isNew: boolean): Promise<void> {
    await this.shadow.write();
    const end = await this.parts.store.lastPosition();
    const window = await readWindow(this.parts, this.projection, this.shadow.positions);
    await this.shadow.inTransaction(`BEGIN; SET LOCAL lock_timeout = ${lockMilliseconds}`, async () => {
      const live = await holdPositions(this.client, this.projection);
      const isOfLog = (position: string) => comparePositions(position, end) <= 0;
      const through = isNew
        ? live.map((position, lane) =>
            isOfLog(position) ? higher(position, this.shadow.positions[lane]) : this.shadow.positions[lane],
          )
        : live;
      this.assertNotBehind(through);
      if (!covers(window, this.shadow.positions, through)) throw new Outrun(this.projection);
      for (const batch of window.batches) await this.shadow.fold(batch, through);
      await this.takeOver();
    });
  }

  /** Drops the unused generation: the replaced one, or without a replacement the new one. */
  async cleanUp(): Promise<void> {
    await dropOthers(this.client, await generationsOf(this.client, this.projection));
  }

  private async takeOver(): Promise<void> {
    await this.shadow.write();
    await movePositions(this.client, this.projection, this.shadow.positions);
    await replaceParked(this.client, this.projection, this.shadow.parked);
    await swap(this.client, this.generations);
  }

  private assertNotBehind(live: LanePositions): void {
    const { positions } = this.shadow;
    if (live.some((position, lane) => comparePositions(position, positions[lane]) < 0)) {
      throw new LiveSetBack(this.projection);
    }
  }
}

const nearMilliseconds = 500;
const mostPasses = 20;

/** Longest time that a swap waiting for locks may block queries. Then they go first, and it is retried. */
const lockMilliseconds = 500;

import type { LeasedWork } from '#leases';
import { IdleMoves } from './idle-moves.js';
import { nameOf } from './lane-id.js';
import { type LaneMates, type LaneParts, LaneWork } from './lane-work.js';
import { LogFeed } from './log-feed.js';
import type { Projection } from './projection.js';

export interface ProjectionRunnerParts extends LaneParts {
  readonly projections: readonly Projection[];
}

interface LaneAtWork {
  readonly projection: Projection;
  readonly lane: number;
}

interface Shift extends LaneMates {
  readonly stop: AbortController;
}

/** Keeps projections up with the log, lane by lane. The lanes that work in this process share one reader. */
export class ProjectionRunner {
  private atWork = 0;
  private shift: Shift | undefined;

  constructor(private readonly parts: ProjectionRunnerParts) {}

  /** What workers divide among themselves. */
  works(): readonly LeasedWork[] {
    return this.lanes().map(({ projection, lane }) => ({
      name: nameOf({ name: projection.name, version: projection.version, lane }),
      run: (signal) => this.work({ projection, lane }, signal),
    }));
  }

  /**
   * Works on all lanes without a lease, for who is alone with the database; resolves after the signal, once nothing is in
   * flight any more.
   * @throws Superseded where somebody was not alone.
   */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(this.works().map((work) => work.run(signal)));
  }

  /** The first lanes of all, then the second ones: so each worker gets its share of the busy projections. */
  private lanes(): readonly LaneAtWork[] {
    return this.parts.projections
      .flatMap((projection) => Array.from({ length: projection.lanes }, (_, lane) => ({ projection, lane })))
      .sort((a, b) => a.lane - b.lane);
  }

  private async work(lane: LaneAtWork, signal: AbortSignal): Promise<void> {
    this.atWork += 1;
    const shift = (this.shift ??= this.begin());
    try {
      await LaneWork.run(this.parts, shift, lane, signal);
    } finally {
      this.atWork -= 1;
      if (this.atWork === 0) await this.end(shift);
    }
  }

  private begin(): Shift {
    const stop = new AbortController();
    return {
      stop,
      feed: new LogFeed(this.parts, this.parts.projections, stop.signal),
      idle: new IdleMoves(this.parts.pool, stop.signal),
    };
  }

  /** Whoever was the last turns off the light. */
  private async end({ stop, idle }: Shift): Promise<void> {
    this.shift = undefined;
    stop.abort();
    await idle.settled();
  }
}

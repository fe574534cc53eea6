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

/** Keeps projections up to date with the log, lane by lane. The lanes of a process share one reader. */
export class ProjectionRunner {
  private atWork = 0;
  private shift: Shift | undefined;

  constructor(private readonly parts: ProjectionRunnerParts) {}

  /** The works that workers divide among themselves: one per lane. */
  works(): readonly LeasedWork[] {
    return this.lanes().map(({ projection, lane }) => ({
      name: nameOf({ name: projection.name, version: projection.version, lane }),
      run: (signal) => this.work({ projection, lane }, signal),
    }));
  }

  /**
   * Works on all lanes without leases, for the only process on a database. Resolves after the signal aborts and nothing
   * is in flight.
   * @throws Superseded if another process works on a lane.
   */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(this.works().map((work) => work.run(signal)));
  }

  /** First lanes of all projections, then second ones, so that each worker gets a share of the busy projections. */
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

  /** The last lane to end closes the shared parts. */
  private async end({ stop, idle }: Shift): Promise<void> {
    this.shift = undefined;
    stop.abort();
    await idle.settled();
  }
}

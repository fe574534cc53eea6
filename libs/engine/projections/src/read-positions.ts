import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import { beginning, comparePositions, instantOf } from '#kernel';
import { type LanePosition, lanePositions } from './checkpoints.js';
import { type Lag, lagOf } from './lag.js';
import { parkedAt } from './parked-events.js';
import type { Projection } from './projection.js';

/** A read model did not reach the requested position in time. */
export class ReadModelBehind extends Error {
  override readonly name = 'ReadModelBehind';

  constructor(
    readonly projection: string,
    readonly asked: string,
    readonly reached: string,
    readonly lag: Lag,
  ) {
    super(`${projection} has folded the log up to ${reached}, but not yet up to ${asked}`);
  }
}

/**
 * A read model could not fold the event at the requested position. What it shows of this key is outdated until the
 * cause is fixed and the event retried.
 */
export class ProjectionParked extends Error {
  override readonly name = 'ProjectionParked';

  constructor(
    readonly projection: string,
    readonly key: string,
    readonly position: string,
  ) {
    super(`${projection} has parked ${key}: it could not fold the event at position ${position}`);
  }
}

/** The requested position is beyond the end of the log, so no write can have returned it. */
export class PositionBeyondLog extends Error {
  override readonly name = 'PositionBeyondLog';

  constructor(
    readonly asked: string,
    readonly end: string,
  ) {
    super(`The log ends at ${end}, before the requested position ${asked}`);
  }
}

export interface WaitOptions {
  /** Default: 2,000. */
  readonly timeoutMilliseconds?: number;
}

const shortestPollMilliseconds = 4;
const longestPollMilliseconds = 50;
const defaultTimeoutMilliseconds = 2_000;

/**
 * How far this release's read models have come, wherever their workers run. Lanes in this process report their commits
 * at once. Others are noticed by polling the database while somebody waits.
 */
export class ReadPositions {
  private readonly reached = new Map<string, LanePosition[]>();
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private polling = false;
  private pause = shortestPollMilliseconds;
  private nap = new AbortController();

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly projections: readonly Projection[],
  ) {
    for (const { name, version, lanes } of projections) {
      const unknown = (_: unknown, lane: number) => ({ name, version, lane, position: beginning, hasParked: false });
      this.reached.set(name, Array.from({ length: lanes }, unknown));
    }
  }

  /** Called by a lane of this process after each commit. */
  advanced(to: LanePosition): void {
    const lanes = this.reached.get(to.name);
    const from = lanes?.[to.lane];
    if (!lanes || from?.version !== to.version) return;
    const moved = comparePositions(to.position, from.position);
    if (moved >= 0) lanes[to.lane] = to;
    if (moved > 0) this.changes.emit('advanced');
  }

  /**
   * Read your writes: resolves once all these projections have folded the log up to `position`.
   * @throws ReadModelBehind if the time is up.
   * @throws ProjectionParked if one of them could not fold the event at `position`.
   * @throws PositionBeyondLog at once, if the log is shorter.
   */
  async waitFor(position: string, projections: readonly string[], options: WaitOptions = {}): Promise<void> {
    const asked = projections.map((name) => this.known(name));
    const deadline = AbortSignal.timeout(options.timeoutMilliseconds ?? defaultTimeoutMilliseconds);
    const behind = () => asked.find(({ name }) => comparePositions(this.positionOf(name), position) < 0);
    if (behind()) await this.refresh();
    if (behind()) {
      await this.assertWithinLog(position);
      this.hurry();
    }
    for (let projection = behind(); projection; projection = behind()) {
      if (deadline.aborted) throw await this.behind(projection, position);
      await this.change(deadline);
    }
    await this.assertNotParked(position, asked);
  }

  /** Yields the position of a projection, now and after each change, until the signal aborts. */
  async *follow(projection: string, signal: AbortSignal): AsyncGenerator<string, void, void> {
    this.known(projection);
    await this.refresh();
    let seen: string | undefined;
    while (!signal.aborted) {
      const position = this.positionOf(projection);
      if (position !== seen) yield (seen = position);
      else await this.change(signal);
    }
  }

  private known(projection: string): Projection {
    const known = this.projections.find(({ name }) => name === projection);
    if (!known) throw new Error(`No projection ${projection}`);
    return known;
  }

  /** Position of its slowest lane. */
  private positionOf(projection: string): string {
    const lanes = this.reached.get(projection) ?? [];
    return lanes.map(({ position }) => position).reduce((a, b) => (comparePositions(a, b) < 0 ? a : b));
  }

  private async assertWithinLog(position: string): Promise<void> {
    const end = await this.store.lastPosition();
    if (comparePositions(position, end) > 0) throw new PositionBeyondLog(position, end);
  }

  private async assertNotParked(position: string, asked: readonly Projection[]): Promise<void> {
    const inDoubt = asked.filter(({ name }) => this.reached.get(name)?.some(({ hasParked }) => hasParked));
    if (inDoubt.length === 0) return;
    const parked = await parkedAt(this.pool, inDoubt, position);
    if (parked) throw new ProjectionParked(parked.name, parked.key, position);
  }

  private async behind(projection: Projection, asked: string): Promise<ReadModelBehind> {
    const reached = this.positionOf(projection.name);
    const lag = await lagOf(this.store, projection, reached, instantOf(Date.now()));
    return new ReadModelBehind(projection.name, asked, reached, lag);
  }

  /** Resolves when a projection has moved, or when the signal aborts. */
  private async change(signal: AbortSignal): Promise<void> {
    const changed = once(this.changes, 'advanced', { signal });
    if (!this.polling) void this.poll();
    try {
      await changed;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Polls quickly at first, then less often until the next wait begins. */
  private async poll(): Promise<void> {
    this.polling = true;
    try {
      while (this.changes.listenerCount('advanced') > 0) {
        const { pause } = this;
        await sleep(pause, undefined, { signal: this.nap.signal }).catch(() => undefined);
        if (this.pause < pause) continue; // woken to poll sooner
        await this.refresh();
        this.pause = Math.min(pause * 2, longestPollMilliseconds);
      }
    } catch (error) {
      // Rejects all waits, since `once` also listens to errors.
      if (this.changes.listenerCount('error') > 0) this.changes.emit('error', error);
    } finally {
      this.polling = false;
    }
  }

  private hurry(): void {
    if (this.pause === shortestPollMilliseconds) return;
    this.pause = shortestPollMilliseconds;
    this.nap.abort();
    this.nap = new AbortController();
  }

  private async refresh(): Promise<void> {
    for (const lane of await lanePositions(this.pool)) this.advanced(lane);
  }
}

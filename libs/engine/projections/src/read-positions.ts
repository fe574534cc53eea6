import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import { beginning, comparePositions, instantOf } from '#kernel';
import { type LanePosition, lanePositions } from './checkpoints.js';
import { type Lag, lagOf } from './lag.js';
import { parkedAt } from './parked-events.js';
import type { Projection } from './projection.js';

/** A read model did not get as far as asked within the time allowed. */
export class ReadModelBehind extends Error {
  override readonly name = 'ReadModelBehind';

  constructor(
    readonly projection: string,
    readonly asked: string,
    readonly reached: string,
    readonly lag: Lag,
  ) {
    super(`${projection} has folded the log up to ${reached}, not yet up to ${asked}`);
  }
}

/** A read model could not fold the event at the position asked for: it shows again what this key is about once that is mended. */
export class ProjectionParked extends Error {
  override readonly name = 'ProjectionParked';

  constructor(
    readonly projection: string,
    readonly key: string,
    readonly position: string,
  ) {
    super(`${projection} has parked ${key}: it could not fold what happened up to ${position}`);
  }
}

/** Nobody can have seen this position: the log does not go that far. */
export class PositionBeyondLog extends Error {
  override readonly name = 'PositionBeyondLog';

  constructor(
    readonly asked: string,
    readonly end: string,
  ) {
    super(`The log ends at ${end}, before ${asked}`);
  }
}

export interface WaitOptions {
  /** 2,000 without it. */
  readonly timeoutMilliseconds?: number;
}

const shortestPollMilliseconds = 4;
const longestPollMilliseconds = 50;
const defaultTimeoutMilliseconds = 2_000;

/**
 * How far the read models of this release have come, wherever they are worked on: lanes in this process tell of their
 * commits at once, others are noticed by asking the database for as long as somebody waits.
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

  /** Told by a lane in this process, once its rows are there. */
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
   * @throws ReadModelBehind when the time is over; ProjectionParked where one of them could not fold the event at
   * `position`; PositionBeyondLog at once when there is no such position.
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

  /** The position of one projection, now and each time it has moved, until the signal. */
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

  /** The lowest of its lanes. */
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

  /** Resolves when some projection has moved, or at the signal. */
  private async change(signal: AbortSignal): Promise<void> {
    const changed = once(this.changes, 'advanced', { signal });
    if (!this.polling) void this.poll();
    try {
      await changed;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Soon at first, for what is only on its way; then less often, until somebody else begins to wait. */
  private async poll(): Promise<void> {
    this.polling = true;
    try {
      while (this.changes.listenerCount('advanced') > 0) {
        const { pause } = this;
        await sleep(pause, undefined, { signal: this.nap.signal }).catch(() => undefined);
        if (this.pause < pause) continue; // woken, to look sooner
        await this.refresh();
        this.pause = Math.min(pause * 2, longestPollMilliseconds);
      }
    } catch (error) {
      // Whoever waits is told; `once` listens to errors too.
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

import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import { beginning, comparePositions } from '#kernel';
import { lowestCheckpoints } from './checkpoints.js';
import type { ProjectionId } from './projection.js';

/** A read model did not get as far as asked within the time allowed. */
export class ReadModelBehind extends Error {
  override readonly name = 'ReadModelBehind';

  constructor(
    readonly projection: string,
    readonly asked: string,
    readonly reached: string,
  ) {
    super(`${projection} has folded the log up to ${reached}, not yet up to ${asked}`);
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

const pollMilliseconds = 50;
const defaultTimeoutMilliseconds = 2_000;

/**
 * How far the read models of this release have come, wherever they are worked on: a runner in this process tells of its
 * commits at once, others are noticed by asking the database for as long as somebody waits.
 */
export class ReadPositions {
  private readonly reached = new Map<string, string>();
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private polling = false;

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly projections: readonly ProjectionId[],
  ) {}

  /** Told by a runner in this process, after the commit. */
  advanced({ name, version }: ProjectionId, position: string): void {
    const ours = this.projections.some((known) => known.name === name && known.version === version);
    if (!ours || comparePositions(position, this.positionOf(name)) <= 0) return;
    this.reached.set(name, position);
    this.changes.emit('advanced');
  }

  /**
   * Read your writes: resolves once all these projections have folded the log up to `position`.
   * @throws ReadModelBehind when the time is over; PositionBeyondLog at once when there is no such position.
   */
  async waitFor(position: string, projections: readonly string[], options: WaitOptions = {}): Promise<void> {
    projections.forEach((name) => this.assertKnown(name));
    const deadline = AbortSignal.timeout(options.timeoutMilliseconds ?? defaultTimeoutMilliseconds);
    const behind = () => projections.find((name) => comparePositions(this.positionOf(name), position) < 0);
    if (!behind()) return;
    await this.refresh();
    if (!behind()) return;
    await this.assertWithinLog(position);
    for (let name = behind(); name; name = behind()) {
      if (deadline.aborted) throw new ReadModelBehind(name, position, this.positionOf(name));
      await this.change(deadline);
    }
  }

  /** The position of one projection, now and each time it has moved, until the signal. */
  async *follow(projection: string, signal: AbortSignal): AsyncGenerator<string, void, void> {
    this.assertKnown(projection);
    await this.refresh();
    let seen: string | undefined;
    while (!signal.aborted) {
      const position = this.positionOf(projection);
      if (position !== seen) yield (seen = position);
      else await this.change(signal);
    }
  }

  private assertKnown(projection: string): void {
    if (!this.projections.some(({ name }) => name === projection)) throw new Error(`No projection ${projection}`);
  }

  private positionOf(projection: string): string {
    return this.reached.get(projection) ?? beginning;
  }

  private async assertWithinLog(position: string): Promise<void> {
    const end = await this.store.lastPosition();
    if (comparePositions(position, end) > 0) throw new PositionBeyondLog(position, end);
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

  private async poll(): Promise<void> {
    this.polling = true;
    try {
      while (this.changes.listenerCount('advanced') > 0) {
        await sleep(pollMilliseconds);
        await this.refresh();
      }
    } catch (error) {
      // Whoever waits is told; `once` listens to errors too.
      if (this.changes.listenerCount('error') > 0) this.changes.emit('error', error);
    } finally {
      this.polling = false;
    }
  }

  private async refresh(): Promise<void> {
    for (const { position, ...id } of await lowestCheckpoints(this.pool)) this.advanced(id, position);
  }
}

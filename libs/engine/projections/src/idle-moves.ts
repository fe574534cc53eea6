import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { backOff, inTransaction } from '#database';
import { comparePositions } from '#kernel';
import { type LaneId, nameOf } from './lane-id.js';
import { withoutWaiting } from './without-waiting.js';

interface Move {
  readonly lane: LaneId;
  /** Epoch of the lane's worker. */
  readonly epoch: string;
  /** The checkpoint when rows were last written. */
  readonly written: string;
  /** No event up to here affects the lane. */
  readonly to: string;
  /** Called if the stored checkpoint belongs to another worker, or is earlier than the last written rows. */
  readonly refused: () => void;
}

/** Long enough to collect many moves, short for readers of the checkpoints in other processes. */
const delayMilliseconds = 5;

/**
 * Moves the checkpoints of lanes past events that do not affect them: all lanes of a process in one statement, slightly
 * later. Losing a move is harmless: the lane's next worker examines the same events again. Rows are written without
 * waiting for the disk, so a database crash may lose them. Then the checkpoint is before them, and must not move past
 * them.
 */
export class IdleMoves {
  private readonly waiting = new Map<string, Move>();
  private isMoving = false;
  private lastRun: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly signal: AbortSignal,
  ) {}

  move(move: Move): void {
    this.waiting.set(nameOf(move.lane), move);
    if (!this.isMoving) this.lastRun = this.run();
  }

  /** Discards a pending move, as the lane is about to move by itself. */
  drop(lane: LaneId): void {
    this.waiting.delete(nameOf(lane));
  }

  /** Resolves when nothing is in flight. */
  settled(): Promise<void> {
    return this.lastRun;
  }

  private async run(): Promise<void> {
    this.isMoving = true;
    for (let failures = 0; this.waiting.size > 0 && !this.signal.aborted;) {
      await sleep(delayMilliseconds);
      const moves = [...this.waiting.values()];
      this.waiting.clear();
      try {
        const moved = await store(this.pool, moves);
        for (const { lane, refused } of moves) if (!moved.has(nameOf(lane))) refused();
        failures = 0;
      } catch {
        // Not reported here: the lanes use the same database and report its errors.
        for (const move of moves) this.putBack(move);
        await backOff(++failures, this.signal);
      }
    }
    this.isMoving = false;
  }

  private putBack(move: Move): void {
    const newer = this.waiting.get(nameOf(move.lane));
    if (!newer || comparePositions(newer.to, move.to) < 0) this.waiting.set(nameOf(move.lane), move);
  }
}

/** Returns the names of the lanes that were moved. */
const store = async (pool: Pool, moves: readonly Move[]): Promise<ReadonlySet<string>> => {
  const records = moves.map(({ lane, epoch, written, to }) => ({
    name: lane.name,
    version: lane.version,
    lane: lane.lane,
    epoch,
    written,
    to,
  }));
  const statement = {
    name: 'move-idle-checkpoints',
    text: `UPDATE read.checkpoints AS c
           SET position = m."to", advanced_at = clock_timestamp()
           FROM json_to_recordset($1)
             AS m (name text, version integer, lane integer, epoch bigint, written numeric, "to" numeric)
           WHERE c.projection = m.name AND c.version = m.version AND c.lane = m.lane AND c.epoch = m.epoch
             AND c.position >= m.written AND c.position < m."to"
           RETURNING c.projection AS name, c.version, c.lane`,
    values: [JSON.stringify(records)],
  };
  const { rows } = await inTransaction(pool, withoutWaiting, (client) => client.query<LaneId>(statement));
  return new Set(rows.map(nameOf));
};

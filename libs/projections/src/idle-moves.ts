import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { backOff, inTransaction } from '#database';
import { comparePositions } from '#kernel';
import { type LaneId, nameOf } from './lane-id.js';
import { withoutWaiting } from './without-waiting.js';

interface Move {
  readonly lane: LaneId;
  readonly epoch: string;
  readonly to: string;
}

/** Long enough to take many along, short to who reads the checkpoints in another process. */
const delayMilliseconds = 5;

/**
 * Moves the checkpoints of lanes past what does not concern them: all of a process in one statement, a moment later.
 * Nothing is lost where a move is: whoever works on the lane next looks at the same events again.
 */
export class IdleMoves {
  private readonly waiting = new Map<string, Move>();
  private moving: Promise<void> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly signal: AbortSignal,
  ) {}

  /** The lane, as its worker of this epoch knows, has nothing to fold up to this position. */
  move(lane: LaneId, epoch: string, to: string): void {
    this.waiting.set(nameOf(lane), { lane, epoch, to });
    this.moving ??= this.run().finally(() => (this.moving = undefined));
  }

  /** The lane is about to move by itself. */
  drop(lane: LaneId): void {
    this.waiting.delete(nameOf(lane));
  }

  /** Resolves when nothing is in flight. */
  async settled(): Promise<void> {
    await this.moving;
  }

  private async run(): Promise<void> {
    for (let failures = 0; this.waiting.size > 0 && !this.signal.aborted;) {
      await sleep(delayMilliseconds);
      const moves = [...this.waiting.values()];
      this.waiting.clear();
      try {
        await store(this.pool, moves);
        failures = 0;
      } catch {
        // The lanes meet the same database, and tell of it.
        for (const move of moves) this.putBack(move);
        await backOff(++failures, this.signal);
      }
    }
  }

  private putBack(move: Move): void {
    const newer = this.waiting.get(nameOf(move.lane));
    if (!newer || comparePositions(newer.to, move.to) < 0) this.waiting.set(nameOf(move.lane), move);
  }
}

const store = async (pool: Pool, moves: readonly Move[]): Promise<void> => {
  const records = moves.map(({ lane: { name, version, lane }, epoch, to }) => ({ name, version, lane, epoch, to }));
  const statement = {
    name: 'move-idle-checkpoints',
    text: `UPDATE read.checkpoints AS c
           SET position = m."to", advanced_at = clock_timestamp()
           FROM json_to_recordset($1)
             AS m (name text, version integer, lane integer, epoch bigint, "to" numeric)
           WHERE c.projection = m.name AND c.version = m.version AND c.lane = m.lane AND c.epoch = m.epoch
             AND c.position < m."to"`,
    values: [JSON.stringify(records)],
  };
  await inTransaction(pool, withoutWaiting, (client) => client.query(statement));
};

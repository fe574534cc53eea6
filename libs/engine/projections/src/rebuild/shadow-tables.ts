import type { ClientBase } from 'pg';
import { beginning, comparePositions } from '#kernel';
import { type KeyedEvent, inSegments, sweptKey } from '../keyed-events.js';
import { DecodedBatch } from '../decoded-batch.js';
import { positionOf } from '../decoded-event.js';
import { isFaultOfEvents } from '../derived-rows.js';
import { foldBatch, type ParkedEvent } from '../fold-batch.js';
import { laneOf } from '../lanes.js';
import { errorText } from '../parked-events.js';
import { type Projection, tablesOf } from '../projection.js';
import { sweepTable } from '../sweeps.js';
import { ShadowRows } from './shadow-rows.js';
import { shadowOf, type Generation } from './generations.js';
import { higher, type LanePositions, lower } from './lane-positions.js';
import { RebuildError } from './rebuild-error.js';

/** A parked event and its lane. */
export interface ParkedInLane {
  readonly lane: number;
  readonly event: ParkedEvent;
}

/** More parked events than this are not the fault of single events. */
const mostParked = 100_000;

/** Too many events cannot be folded for the result to be useful. */
export class TooManyParked extends RebuildError {
  override readonly name = 'TooManyParked';

  constructor({ name }: Projection, { error }: ParkedEvent) {
    super(`More than ${mostParked} events cannot be folded into ${name}; the last error: ${error}`);
  }
}

/**
 * Folds a projection from the beginning of the log into shadow tables.
 *
 * It first assumes that every row can be stored. If the database rejects one, it starts again and proceeds carefully,
 * batch by batch, to find and park the faulty event.
 */
export class ShadowTables {
  private lanes: LanePositions;
  private readonly parkedEvents: ParkedInLane[] = [];
  /** The same projection with one lane instead of its own. */
  private readonly together: Projection;
  private isCareful = false;
  private isInTransaction = false;

  private constructor(
    private readonly client: ClientBase,
    /** With the shadow tables. */
    private readonly projection: Projection,
    private readonly rows: ShadowRows,
  ) {
    this.together = { ...projection, lanes: 1 };
    this.lanes = this.atBeginning();
  }

  static async over(
    client: ClientBase,
    projection: Projection,
    generations: readonly Generation[],
  ): Promise<ShadowTables> {
    const shadow = shadowOf(projection, generations);
    return new ShadowTables(client, shadow, await ShadowRows.over(client, shadow));
  }

  /** The position up to which each lane is folded. */
  get positions(): LanePositions {
    return this.lanes;
  }

  /** Events that could not be folded, and those waiting behind them. */
  get parked(): readonly ParkedInLane[] {
    return this.parkedEvents;
  }

  /**
   * Folds the next events of each lane, up to its `through`. A lane that needs events before the batch stays where it
   * is.
   */
  async fold(batch: DecodedBatch, through: LanePositions): Promise<void> {
    const isNext = (position: string) => comparePositions(position, batch.after) >= 0;
    const reached = this.lanes.map((position, lane) =>
      isNext(position) ? higher(position, lower(through[lane], batch.through)) : position,
    );
    if (this.isCareful) await this.foldCarefully(batch, reached);
    else await this.orAnew(() => this.foldLanes(batch, reached));
  }

  /** Writes everything folded so far to the tables. */
  async write(): Promise<void> {
    await this.orAnew(() => this.rows.write());
  }

  /** Waits until nothing is being written, so that others can use the connection. */
  async rest(): Promise<void> {
    await this.rows.rest();
  }

  /** Runs `work` in a transaction. If it fails, restores the state from before. */
  async inTransaction(begin: string, work: () => Promise<void>): Promise<void> {
    await this.write();
    await this.undoing({ ...transaction, begin }, async () => {
      this.isInTransaction = true;
      await work();
    }).finally(() => (this.isInTransaction = false));
  }

  private async undoing(by: typeof transaction, work: () => Promise<void>): Promise<void> {
    const before = { lanes: this.lanes, parked: this.parkedEvents.length };
    try {
      await this.client.query(by.begin);
      await work();
      await this.client.query(by.commit);
    } catch (error) {
      await this.rows.forget();
      await this.client.query(by.rollback).catch(() => undefined); // a broken connection has rolled back already
      this.lanes = before.lanes;
      this.parkedEvents.length = before.parked;
      throw error;
    }
  }

  /** Starts again carefully after a faulty event, except within a transaction, which cannot start again. */
  private async orAnew(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.isCareful || this.isInTransaction || !isFaultOfEvents(error)) throw error;
      this.isCareful = true;
      await this.rows.forget();
      this.lanes = this.atBeginning();
      this.parkedEvents.length = 0;
      await this.client.query(`TRUNCATE ${tablesOf(this.projection).map(({ name }) => `read.${name}`)}`);
    }
  }

  private atBeginning(): LanePositions {
    return Array.from({ length: this.projection.lanes }, () => beginning);
  }

  /** Everything before is in the tables. If a batch cannot be added, its halves are tried separately. */
  private async foldCarefully(batch: DecodedBatch, reached: LanePositions, fault?: unknown): Promise<void> {
    try {
      await this.undoing(this.isInTransaction ? savepoint : transaction, async () => {
        await this.foldLanes(batch, reached, fault);
        await this.rows.write();
      });
    } catch (error) {
      if (!isFaultOfEvents(error) || fault !== undefined) throw error;
      if (batch.events.length === 1) return this.foldCarefully(batch, reached, error);
      for (const half of halvesOf(batch)) {
        const reachedThere = this.lanes.map((position, lane) => higher(position, lower(reached[lane], half.through)));
        await this.foldCarefully(half, reachedThere);
      }
    }
  }

  private async foldLanes(batch: DecodedBatch, reached: LanePositions, fault?: unknown): Promise<void> {
    for (const share of this.sharesFor(reached)) {
      const due = dueOf(batch, share);
      const keyedEvents = fault === undefined ? due : due.map((keyedEvent) => ({ ...keyedEvent, error: fault }));
      for (const segment of inSegments(keyedEvents)) await this.foldSegment(share, segment);
    }
    this.lanes = reached;
  }

  /** Folds lanes with equal positions together, which is cheaper and covers most of the log. */
  private sharesFor(reached: LanePositions): readonly Share[] {
    const isEven = this.lanes.every((position, lane) => position === this.lanes[0] && reached[lane] === reached[0]);
    const ways = this.lanes.map((after, lane) => ({
      projection: this.projection,
      lane,
      after,
      through: reached[lane],
    }));
    const shares = isEven ? [{ ...ways[0], projection: this.together }] : ways;
    return shares.filter(({ after, through }) => after !== through);
  }

  private async foldSegment(share: Share, segment: readonly KeyedEvent[]): Promise<void> {
    const found = await this.rows.find(segment);
    const folded = foldBatch(this.projection, { found, parked: this.parkedIn(share) }, segment);
    await this.rows.change(folded.changes);
    for (const event of folded.parked) this.park(share, event);
    if (folded.sweeps.length === 0) return;
    await this.rows.write(); // a sweep may reach any row, so all must be in the tables
    const scope = { lane: share.lane, parked: this.parkedIn(share) };
    for (const sweep of folded.sweeps) await sweepTable(this.client, share.projection, sweep, scope);
  }

  /** Events that wait for a sweep are parked in every lane. */
  private park({ projection, lane }: Share, event: ParkedEvent): void {
    const told = event.error === undefined ? event : { ...event, error: errorText(event.error) };
    const all = [...this.lanes.keys()];
    const together = event.laneKey === sweptKey ? all : [laneOf(event.laneKey, all.length)];
    const lanes = projection === this.together ? together : [lane];
    this.parkedEvents.push(...lanes.map((parkedIn) => ({ lane: parkedIn, event: told })));
    if (this.parkedEvents.length > mostParked) throw new TooManyParked(this.projection, told);
  }

  private parkedIn({ projection, lane }: Share): ReadonlySet<string> {
    const isTheirs = (parked: ParkedInLane) => projection === this.together || parked.lane === lane;
    return new Set(this.parkedEvents.filter(isTheirs).map(({ event }) => event.laneKey));
  }
}

/** One lane, or all lanes treated as one, and the part of the log to fold into it. */
interface Share {
  readonly projection: Projection;
  readonly lane: number;
  readonly after: string;
  readonly through: string;
}

const transaction = { begin: 'BEGIN', commit: 'COMMIT', rollback: 'ROLLBACK' };
const savepoint = { begin: 'SAVEPOINT careful', commit: 'RELEASE careful', rollback: 'ROLLBACK TO careful' };

const dueOf = (batch: DecodedBatch, { projection, lane, after, through }: Share): readonly KeyedEvent[] => {
  const keyedEvents = batch.keyedEvents(projection, lane);
  if (after === batch.after && through === batch.through) return keyedEvents;
  return keyedEvents.filter(({ event }) => {
    const position = positionOf(event);
    return comparePositions(position, after) > 0 && comparePositions(position, through) <= 0;
  });
};

const halvesOf = ({ events, after, through }: DecodedBatch): readonly DecodedBatch[] => {
  const middle = Math.ceil(events.length / 2);
  const position = positionOf(events[middle - 1]);
  return [
    new DecodedBatch(events.slice(0, middle), after, position),
    new DecodedBatch(events.slice(middle), position, through),
  ];
};

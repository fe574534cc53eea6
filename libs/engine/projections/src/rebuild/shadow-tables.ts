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

/** In which lane an event was parked. */
export interface ParkedInLane {
  readonly lane: number;
  readonly event: ParkedEvent;
}

/** More than that is no fault of some events. */
const mostParked = 100_000;

/** So many events can't be folded that the result would be worth nothing. */
export class TooManyParked extends RebuildError {
  override readonly name = 'TooManyParked';

  constructor({ name }: Projection, { error }: ParkedEvent) {
    super(`More than ${mostParked} events can't be folded into ${name}; the last one: ${error}`);
  }
}

/**
 * A projection folded once more, from the beginning of the log, into tables that nobody sees yet.
 *
 * It goes ahead as if every row could be stored. Where the database refuses one, it begins anew and goes carefully, batch
 * by batch, so that the event at fault is found and parked.
 */
export class ShadowTables {
  private lanes: LanePositions;
  private readonly parkedEvents: ParkedInLane[] = [];
  /** With one lane in place of its own. */
  private readonly together: Projection;
  private isCareful = false;
  private isInTransaction = false;

  private constructor(
    private readonly client: ClientBase,
    /** Over the tables aside. */
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

  /** Up to where each lane is folded. */
  get positions(): LanePositions {
    return this.lanes;
  }

  /** What could not be folded, and what waits behind it. */
  get parked(): readonly ParkedInLane[] {
    return this.parkedEvents;
  }

  /** Folds what each lane comes to next, up to its `through`. A lane whose next event lies before the batch stays where it is. */
  async fold(batch: DecodedBatch, through: LanePositions): Promise<void> {
    const isNext = (position: string) => comparePositions(position, batch.after) >= 0;
    const reached = this.lanes.map((position, lane) =>
      isNext(position) ? higher(position, lower(through[lane], batch.through)) : position,
    );
    if (this.isCareful) await this.foldCarefully(batch, reached);
    else await this.orAnew(() => this.foldLanes(batch, reached));
  }

  /** Brings everything folded so far to the tables. */
  async write(): Promise<void> {
    await this.orAnew(() => this.rows.write());
  }

  /** Leaves its connection to others for now: nothing is being written any more. */
  async rest(): Promise<void> {
    await this.rows.rest();
  }

  /** Runs `work` in a transaction of its own; where that fails, this stands again where it stood before. */
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
      await this.client.query(by.rollback).catch(() => undefined); // a connection that broke has rolled back
      this.lanes = before.lanes;
      this.parkedEvents.length = before.parked;
      throw error;
    }
  }

  /** What a transaction has begun, it can't begin anew. */
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

  /** Everything before is in the tables: of what can't be added to it, one half may be. */
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

  /** Lanes that go the same way go together: that is most of the log, and costs less. */
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
    await this.rows.write(); // a sweep may reach any row: all of them have to be in the tables
    const scope = { lane: share.lane, parked: this.parkedIn(share) };
    for (const sweep of folded.sweeps) await sweepTable(this.client, share.projection, sweep, scope);
  }

  /** What waits for a sweep waits in every lane. */
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

/** One lane, or all of them as if they were one, and what of the log is to be folded into it. */
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

import type { ClientBase } from 'pg';
import { isFaultOfData } from '#database';
import { beginning, comparePositions } from '#kernel';
import { type Concern, concernsOf, inSegments, keysOf, sweptKey } from '../concerns.js';
import { type DecodedEvent, placeOf } from '../decoded-event.js';
import { foldBatch, type ParkedEvent } from '../fold-batch.js';
import { laneOf } from '../lanes.js';
import { messageOf } from '../parked-events.js';
import type { Projection, Rows, Sweep } from '../projection.js';
import { sweepTable } from '../sweeps.js';
import { AsideRows } from './aside-rows.js';
import { asideOf, type Generation } from './generations.js';
import { higher, type LanePositions, lower, lowest } from './lane-positions.js';

/** A piece of the log, decoded. */
export interface AsideBatch {
  /** Where the one before it ended. */
  readonly after: string;
  readonly events: readonly DecodedEvent[];
  readonly through: LanePositions;
}

/** In which lane an event was parked. */
export interface ParkedInLane {
  readonly lane: number;
  readonly event: ParkedEvent;
}

/** More than that is no fault of some events. */
const mostParked = 100_000;

/** So many events can't be folded that the result would be worth nothing. */
export class TooManyParked extends Error {
  override readonly name = 'TooManyParked';

  constructor({ name }: Projection, { error }: ParkedEvent) {
    super(`More than ${mostParked} events can't be folded into ${name}; the last one: ${error}`);
  }
}

/**
 * A projection folded once more, from the beginning of the log, into tables that nobody sees yet; all lanes together.
 *
 * It goes ahead as if every row could be stored. Where the database refuses one, it begins anew and goes carefully, batch
 * by batch, so that the event at fault is found and parked.
 */
export class Aside {
  private lanes: LanePositions;
  private readonly parkedEvents: ParkedInLane[] = [];
  private isCareful = false;
  private isInTransaction = false;

  private constructor(
    private readonly client: ClientBase,
    /** Over the tables aside. */
    private readonly projection: Projection,
    private readonly rows: AsideRows,
  ) {
    this.lanes = this.atBeginning();
  }

  static async over(client: ClientBase, projection: Projection, generations: readonly Generation[]): Promise<Aside> {
    const aside = asideOf(projection, generations);
    return new Aside(client, aside, await AsideRows.over(client, aside));
  }

  /** Up to where each lane is folded. */
  get positions(): LanePositions {
    return this.lanes;
  }

  /** What could not be folded, and what waits behind it. */
  get parked(): readonly ParkedInLane[] {
    return this.parkedEvents;
  }

  /** Folds, lane by lane, what lies behind its position. A batch that is not the next is passed over. */
  async fold(batch: AsideBatch): Promise<void> {
    if (comparePositions(lowest(this.positions), batch.after) < 0) return;
    if (this.isCareful) await this.foldCarefully(batch.events, batch.through);
    else await this.orAnew(() => this.foldAll(batch.events, batch.through));
  }

  /** Brings everything folded so far to the tables. */
  async write(): Promise<void> {
    await this.orAnew(() => this.rows.write());
  }

  /** Runs `work` in a transaction of its own; where that fails, this stands again where it stood before. */
  async inTransaction(begin: string, work: () => Promise<void>): Promise<void> {
    await this.write();
    await this.undoing({ begin, commit: 'COMMIT', rollback: 'ROLLBACK' }, async () => {
      this.isInTransaction = true;
      await work();
    }).finally(() => (this.isInTransaction = false));
  }

  private async undoing(by: Record<'begin' | 'commit' | 'rollback', string>, work: () => Promise<void>): Promise<void> {
    const before = { lanes: this.lanes, parked: this.parkedEvents.length };
    try {
      await this.client.query(by.begin);
      await work();
      await this.client.query(by.commit);
    } catch (error) {
      await this.client.query(by.rollback).catch(() => undefined); // a connection that broke has rolled back
      this.rows.forget();
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
      if (this.isCareful || this.isInTransaction || !isFaultOfData(error)) throw error;
      this.isCareful = true;
      this.rows.forget();
      this.lanes = this.atBeginning();
      this.parkedEvents.length = 0;
      await this.client.query(`TRUNCATE ${Object.values(this.projection.tables).map(({ name }) => `read.${name}`)}`);
    }
  }

  private atBeginning(): LanePositions {
    return Array.from({ length: this.projection.lanes }, () => beginning);
  }

  /** Everything before is in the tables: of what can't be added to it, one half may be. */
  private async foldCarefully(events: readonly DecodedEvent[], through: LanePositions, fault?: unknown): Promise<void> {
    const attempt = this.isInTransaction
      ? { begin: 'SAVEPOINT careful', commit: 'RELEASE careful', rollback: 'ROLLBACK TO careful' }
      : { begin: 'BEGIN', commit: 'COMMIT', rollback: 'ROLLBACK' };
    try {
      await this.undoing(attempt, async () => {
        await this.foldAll(events, through, fault);
        await this.rows.write();
      });
    } catch (error) {
      if (!isFaultOfData(error) || fault !== undefined) throw error;
      if (events.length === 1) return this.foldCarefully(events, through, error);
      const middle = Math.ceil(events.length / 2);
      const { position } = placeOf(events[middle - 1]);
      await this.foldCarefully(
        events.slice(0, middle),
        through.map((of) => lower(of, position)),
      );
      await this.foldCarefully(events.slice(middle), through);
    }
  }

  private async foldAll(events: readonly DecodedEvent[], through: LanePositions, fault?: unknown): Promise<void> {
    const { lanes } = this;
    if (isEven(lanes) && isEven(through)) {
      await this.foldLanes([...lanes.keys()], between(events, lanes[0], through[0]), fault);
    } else {
      for (const lane of lanes.keys()) {
        await this.foldLanes([lane], between(events, lanes[lane], through[lane]), fault);
      }
    }
    this.lanes = lanes.map((position, lane) => higher(position, through[lane]));
  }

  private async foldLanes(lanes: readonly number[], events: readonly DecodedEvent[], fault?: unknown): Promise<void> {
    const isAll = lanes.length === this.projection.lanes;
    const isOurs = ({ laneKey }: Concern) => isAll || laneKey === sweptKey || lanes.includes(this.laneOf(laneKey));
    const ours = concernsOf(this.projection, events).filter(isOurs);
    const concerns = fault === undefined ? ours : ours.map((concern) => ({ ...concern, error: fault }));
    for (const segment of inSegments(concerns)) await this.foldSegment(lanes, segment);
  }

  private async foldSegment(lanes: readonly number[], segment: readonly Concern[]): Promise<void> {
    const found = await this.rows.find(keysOf(segment));
    const folded = foldBatch(this.projection, { found, parked: this.parkedIn(lanes) }, segment);
    await this.rows.change(folded.changes);
    for (const event of folded.parked) this.park(lanes, event);
    if (folded.sweeps.length > 0) await this.sweep(lanes, folded.sweeps);
  }

  /** A sweep may reach any row: all of them have to be in the tables. */
  private async sweep(lanes: readonly number[], sweeps: readonly Sweep<Rows>[]): Promise<void> {
    await this.rows.write();
    for (const sweep of sweeps) {
      for (const lane of lanes) {
        await sweepTable(this.client, this.projection, sweep, { lane, parked: this.parkedIn([lane]) });
      }
    }
  }

  /** What waits for a sweep waits in every lane. */
  private park(lanes: readonly number[], event: ParkedEvent): void {
    const told = event.error === undefined ? event : { ...event, error: messageOf(event.error) };
    const inLanes = event.laneKey === sweptKey ? lanes : [this.laneOf(event.laneKey)];
    this.parkedEvents.push(...inLanes.map((lane) => ({ lane, event: told })));
    if (this.parkedEvents.length > mostParked) throw new TooManyParked(this.projection, told);
  }

  private parkedIn(lanes: readonly number[]): ReadonlySet<string> {
    return new Set(this.parkedEvents.filter(({ lane }) => lanes.includes(lane)).map(({ event }) => event.laneKey));
  }

  private laneOf(laneKey: string): number {
    return laneOf(laneKey, this.projection.lanes);
  }
}

const isEven = (positions: LanePositions): boolean => positions.every((position) => position === positions[0]);

/** The events behind one position and up to the other. */
const between = (events: readonly DecodedEvent[], after: string, through: string): readonly DecodedEvent[] =>
  events.filter((event) => {
    const { position } = placeOf(event);
    return comparePositions(position, after) > 0 && comparePositions(position, through) <= 0;
  });

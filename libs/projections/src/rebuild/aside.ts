import type { ClientBase } from 'pg';
import { beginning, comparePositions } from '#kernel';
import { type Concern, concernsOf, inSegments, keysOf, sweptKey } from '../concerns.js';
import { type DecodedEvent, placeOf } from '../decoded-event.js';
import { foldBatch, type ParkedEvent } from '../fold-batch.js';
import { laneOf } from '../lanes.js';
import type { Projection, Rows, Sweep } from '../projection.js';
import { sweepTable } from '../sweeps.js';
import { AsideRows } from './aside-rows.js';
import { asideOf, type Generation } from './generations.js';

/** Up to where each lane has folded, or is to fold, the log. */
export type LanePositions = readonly string[];

/** A projection folded once more, from the beginning of the log, into tables that nobody sees yet; all lanes together. */
export class Aside {
  private lanes: LanePositions;
  private parkedEvents: readonly ParkedEvent[] = [];

  private constructor(
    private readonly client: ClientBase,
    /** Over the tables aside. */
    private readonly projection: Projection,
    private readonly rows: AsideRows,
  ) {
    this.lanes = Array.from({ length: projection.lanes }, () => beginning);
  }

  static async over(client: ClientBase, projection: Projection, generations: readonly Generation[]): Promise<Aside> {
    const aside = asideOf(projection, generations);
    return new Aside(client, aside, await AsideRows.over(client, aside));
  }

  get positions(): LanePositions {
    return this.lanes;
  }

  /** What could not be folded, and what waits behind it. */
  get parked(): readonly ParkedEvent[] {
    return this.parkedEvents;
  }

  /** Folds, lane by lane, what of these events lies behind its position, up to `through`. */
  async fold(events: readonly DecodedEvent[], through: LanePositions): Promise<void> {
    if (isEven(this.lanes) && isEven(through)) {
      await this.foldLanes(this.between(events, this.lanes[0], through[0]), [...this.lanes.keys()]);
    } else {
      for (const lane of this.lanes.keys()) {
        await this.foldLanes(this.between(events, this.lanes[lane], through[lane]), [lane]);
      }
    }
    this.lanes = this.lanes.map((position, lane) => farther(position, through[lane]));
  }

  /** Brings everything folded so far to the tables. */
  write(): Promise<void> {
    return this.rows.write();
  }

  /** Runs `work` in a transaction; where that fails, this stands again where it stood before. */
  async inTransaction<Result>(begin: string, work: () => Promise<Result>): Promise<Result> {
    await this.rows.write();
    const before = { lanes: this.lanes, parked: this.parkedEvents };
    try {
      await this.client.query(begin);
      const result = await work();
      await this.client.query('COMMIT');
      return result;
    } catch (error) {
      await this.client.query('ROLLBACK').catch(() => undefined); // a broken connection has rolled back by itself
      this.rows.forget();
      ({ lanes: this.lanes, parked: this.parkedEvents } = before);
      throw error;
    }
  }

  private between(events: readonly DecodedEvent[], after: string, through: string): readonly DecodedEvent[] {
    const positionAt = (index: number) => placeOf(events[index]).position;
    const isWhole =
      events.length === 0 ||
      (comparePositions(positionAt(0), after) > 0 && comparePositions(positionAt(events.length - 1), through) <= 0);
    if (isWhole) return events;
    return events.filter((event) => {
      const { position } = placeOf(event);
      return comparePositions(position, after) > 0 && comparePositions(position, through) <= 0;
    });
  }

  private async foldLanes(events: readonly DecodedEvent[], lanes: readonly number[]): Promise<void> {
    const isOurs = this.filterOf(lanes);
    const concerns = concernsOf(this.projection, events).filter(
      ({ laneKey }) => laneKey === sweptKey || isOurs(laneKey),
    );
    for (const segment of inSegments(concerns)) await this.foldSegment(segment, lanes, isOurs);
  }

  private filterOf(lanes: readonly number[]): (laneKey: string) => boolean {
    const { lanes: ofAll } = this.projection;
    return lanes.length === ofAll ? () => true : (laneKey) => lanes.includes(laneOf(laneKey, ofAll));
  }

  private async foldSegment(
    segment: readonly Concern[],
    lanes: readonly number[],
    isOurs: (laneKey: string) => boolean,
  ): Promise<void> {
    const parked = new Set(this.parkedEvents.map(({ laneKey }) => laneKey).filter(isOurs));
    const found = await this.rows.find(keysOf(segment));
    const folded = foldBatch(this.projection, { found, parked }, segment);
    await this.rows.change(folded.changes);
    if (folded.parked.length > 0) this.parkedEvents = [...this.parkedEvents, ...folded.parked];
    if (folded.sweeps.length > 0) await this.sweep(folded.sweeps, lanes);
  }

  /** A sweep may reach any row: all of them have to be in the tables. */
  private async sweep(sweeps: readonly Sweep<Rows>[], lanes: readonly number[]): Promise<void> {
    await this.rows.write();
    const parked = new Set(this.parkedEvents.map(({ laneKey }) => laneKey));
    for (const sweep of sweeps) {
      for (const lane of lanes) await sweepTable(this.client, this.projection, sweep, { lane, parked });
    }
  }
}

const isEven = (positions: LanePositions): boolean => positions.every((position) => position === positions[0]);

const farther = (a: string, b: string): string => (comparePositions(a, b) < 0 ? b : a);

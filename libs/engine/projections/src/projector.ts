import type { Pool } from 'pg';
import { inTransaction } from '#database';
import { comparePositions } from '#kernel';
import { advance, claim, type Reached, reread } from './checkpoints.js';
import { type KeyedEvent, byAffectedKey, sweptKey } from './keyed-events.js';
import type { DecodedBatch } from './decoded-batch.js';
import { type DecodedEvent, placeOf } from './decoded-event.js';
import { isFaultOfEvents } from './derived-rows.js';
import { foldStored, type StoredGround } from './fold-stored.js';
import type { LaneId } from './lane-id.js';
import { failedAgain, park, parkedKeys, unparkKeys } from './parked-events.js';
import type { Projection } from './projection.js';
import { withoutWaiting } from './without-waiting.js';

/**
 * Applies one lane of a projection. Rows, parked events and checkpoint are written in one transaction, so that a crash
 * at any point repeats nothing and skips nothing.
 */
export class Projector {
  private constructor(
    private readonly pool: Pool,
    readonly projection: Projection,
    readonly id: LaneId,
    private reached: Reached,
    private parkedKeys: Set<string>,
  ) {}

  /** Takes the lane over from its previous worker. */
  static async claim(pool: Pool, projection: Projection, lane: number): Promise<Projector> {
    const id = { name: projection.name, version: projection.version, lane };
    const checkpoint = await claim(pool, id);
    const reached = { ...checkpoint, written: checkpoint.position };
    return new Projector(pool, projection, id, reached, new Set(await parkedKeys(pool, id)));
  }

  /** The rows are up to date to here, except for parked keys. */
  get position(): string {
    return this.reached.position;
  }

  /** The stored checkpoint when rows were last written. */
  get written(): string {
    return this.reached.written;
  }

  get epoch(): string {
    return this.reached.epoch;
  }

  /** The lane keys with parked events. */
  get parked(): ReadonlySet<string> {
    return this.parkedKeys;
  }

  /**
   * Folds the events of the batch after the position. Returns whether anything was written. If not, no event affects
   * the lane, and the stored checkpoint may be moved later.
   * @throws Superseded if another worker has taken over. After any other error call {@link resume} before continuing.
   */
  async apply(batch: DecodedBatch): Promise<boolean> {
    const { after, through } = batch;
    if (comparePositions(through, this.position) <= 0) return false;
    if (this.isAhead(after))
      throw new Error(`The log was read from ${after}, but the lane has folded it only up to ${this.position}`);
    const due = batch
      .keyedEvents(this.projection, this.id.lane)
      .filter(({ event }) => this.isAhead(placeOf(event).position));
    if (due.length > 0) await this.fold(due, through);
    else this.reached = { ...this.reached, position: through };
    return due.length > 0;
  }

  /** Rereads the state of the lane from the database after a failure. */
  async resume(): Promise<void> {
    const checkpoint = await reread(this.pool, this.id, this.epoch);
    this.reached = { ...checkpoint, written: checkpoint.position };
    this.parkedKeys = new Set(await parkedKeys(this.pool, this.id));
  }

  /**
   * Folds the first events parked under a key, read and decoded again. Returns whether all succeeded. The caller must
   * {@link release} the key when none are left.
   */
  async foldParked(key: string, events: readonly DecodedEvent[]): Promise<boolean> {
    const keyedEvents = this.keyedEventsUnder(key, events);
    try {
      return await this.commitParked(key, events, keyedEvents);
    } catch (error) {
      if (!isFaultOfEvents(error)) throw error;
      if (events.length === 1)
        return this.commitParked(
          key,
          events,
          keyedEvents.map((keyedEvent) => ({ ...keyedEvent, error })),
        );
      const [first, rest] = halves(events);
      return (await this.foldParked(key, first)) && (await this.foldParked(key, rest));
    }
  }

  /** Marks a key as no longer parked. */
  release(key: string): void {
    this.parkedKeys.delete(key);
  }

  /** Finds events whose rows the database rejects by halving, and parks them. */
  private async fold(due: readonly KeyedEvent[], through: string): Promise<void> {
    try {
      await this.commit(due, through);
    } catch (error) {
      if (!isFaultOfEvents(error)) throw error;
      const [first, rest] = halves([...new Set(due.map(({ event }) => event))]);
      if (rest.length === 0)
        return this.commit(
          due.map((keyedEvent) => ({ ...keyedEvent, error })),
          through,
        );
      const early = new Set(first);
      await this.fold(
        due.filter(({ event }) => early.has(event)),
        placeOf(first[first.length - 1]).position,
      );
      await this.fold(
        due.filter(({ event }) => !early.has(event)),
        through,
      );
    }
  }

  private async commit(due: readonly KeyedEvent[], through: string): Promise<void> {
    const parked = await inTransaction(this.pool, withoutWaiting, async (client) => {
      await advance(client, this.id, this.reached, through);
      const ground = { lane: this.id.lane, parked: this.parkedKeys };
      const events = await foldStored(client, this.projection, ground, due);
      await park(client, this.id, events);
      return events;
    });
    this.reached = { epoch: this.epoch, position: through, written: through };
    for (const { laneKey } of parked) this.parkedKeys.add(laneKey);
  }

  private async commitParked(
    key: string,
    events: readonly DecodedEvent[],
    keyedEvents: readonly KeyedEvent[],
  ): Promise<boolean> {
    return inTransaction(this.pool, withoutWaiting, async (client) => {
      await advance(client, this.id, this.reached, this.position);
      const parked = await foldStored(client, this.projection, this.groundOf(key), keyedEvents);
      const failed = parked.find(({ error }) => error !== undefined);
      const places = events.map(placeOf);
      await unparkKeys(
        client,
        this.id,
        key,
        failed ? places.filter(({ position }) => comparePositions(position, failed.position) < 0) : places,
      );
      if (failed) await failedAgain(client, this.id, failed);
      return failed === undefined;
    });
  }

  private groundOf(key: string): StoredGround {
    const { lane } = this.id;
    if (key !== sweptKey) return { lane, parked: new Set(), laneKey: key };
    return { lane, parked: new Set([...this.parkedKeys].filter((parked) => parked !== sweptKey)) };
  }

  /** Includes sweeps that waited with the key, to be applied to the rows of that key. */
  private keyedEventsUnder(key: string, events: readonly DecodedEvent[]): KeyedEvent[] {
    return byAffectedKey(this.projection, events)
      .filter(({ laneKey }) => laneKey === key || laneKey === sweptKey)
      .map((keyedEvent) => ({ ...keyedEvent, laneKey: key }));
  }

  private isAhead(position: string): boolean {
    return comparePositions(position, this.position) > 0;
  }
}

const halves = <Item>(items: readonly Item[]): readonly [readonly Item[], readonly Item[]] => {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
};

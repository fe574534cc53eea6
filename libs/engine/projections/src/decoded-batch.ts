import { type KeyedEvent, byAffectedKey, sweptKey } from './keyed-events.js';
import type { DecodedEvent } from './decoded-event.js';
import { laneOf } from './lanes.js';
import type { Projection } from './projection.js';

/** A batch of the log, read and decoded once for all lanes of a process. */
export class DecodedBatch {
  private readonly shares = new Map<Projection, readonly (readonly KeyedEvent[])[]>();

  constructor(
    readonly events: readonly DecodedEvent[],
    /** Where the previous batch ended. */
    readonly after: string,
    readonly through: string,
  ) {}

  /** The events of the batch that affect one lane of a projection. */
  keyedEvents(projection: Projection, lane: number): readonly KeyedEvent[] {
    let shares = this.shares.get(projection);
    if (!shares) this.shares.set(projection, (shares = sharesOf(projection, this.events)));
    return shares[lane];
  }
}

const sharesOf = (projection: Projection, events: readonly DecodedEvent[]): KeyedEvent[][] => {
  const known = new Map<string, number>();
  const keyedEvents = byAffectedKey(projection, events);
  if (projection.lanes === 1) return [keyedEvents];
  const shares = Array.from({ length: projection.lanes }, (): KeyedEvent[] => []);
  for (const keyedEvent of keyedEvents) {
    const { laneKey } = keyedEvent;
    if (laneKey === sweptKey) {
      for (const share of shares) share.push(keyedEvent);
      continue;
    }
    let lane = known.get(laneKey);
    if (lane === undefined) known.set(laneKey, (lane = laneOf(laneKey, projection.lanes)));
    shares[lane].push(keyedEvent);
  }
  return shares;
};

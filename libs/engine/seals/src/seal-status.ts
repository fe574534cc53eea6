import type { Pool } from 'pg';
import { instantOf, type Instant } from '#kernel';
import { logSeals, type RawLog } from './raw-log.js';
import { endOf } from './seal.js';
import { SealTable } from './seal-table.js';
import { SealingFault } from './sealing-fault.js';

/** How far a log is sealed, for operators. */
export interface SealStatus {
  /** The last seal, if any. */
  readonly last?: { readonly number: number; readonly through: string; readonly sealedAt: Instant };
  /** Number of events not yet sealed. If positions have gaps, counted up to 10,000. */
  readonly unsealedEvents: number;
  /** When the first of them was recorded. */
  readonly unsealedSince?: Instant;
  /** Why the sealer has stopped, as a sentence. Undefined if it has not. */
  readonly fault?: string;
}

const countedAtMost = 10_000;

export const sealStatus = async (pool: Pool, store: RawLog, tables = logSeals): Promise<SealStatus> => {
  const seal = await new SealTable(pool, tables.seals).last();
  const { number, through } = endOf(seal);
  return {
    last: seal && { number, through, sealedAt: seal.sealedAt },
    unsealedEvents: await countBehind(store, through),
    unsealedSince: await firstRecordedBehind(store, through),
    fault: await new SealingFault(pool, tables.fault).find(),
  };
};

const countBehind = async (store: RawLog, through: string): Promise<number> => {
  if (store.densePositions) return Math.max(0, Number(BigInt(await store.lastPosition()) - BigInt(through)));
  let count = 0;
  for await (const { events } of store.readRaw({ after: through })) {
    count += events.length;
    if (count >= countedAtMost) return countedAtMost;
  }
  return count;
};

const firstRecordedBehind = async (store: RawLog, through: string): Promise<Instant | undefined> => {
  for await (const { events } of store.readRaw({ after: through, batchSize: 1 })) {
    return instantOf(Math.floor(events[0].recordedAt));
  }
  return undefined;
};

import { setTimeout as sleep } from 'node:timers/promises';
import { beginning, type Instant } from '#kernel';
import type { LeasedWork } from '#leases';
import { type LogBreak, LogIsBroken } from './log-break.js';
import { PositionOrder } from './log-order.js';
import { merkleRoot } from './merkle-tree.js';
import { publicationFault } from './publication-check.js';
import type { PublishedSeals } from './published-seals.js';
import type { RawLog } from './raw-log.js';
import { RawLogCursor } from './raw-log-cursor.js';
import { type DetailedSeal, endOf, type Seal, type SealedEnd } from './seal.js';
import { sealFault } from './seal-chain.js';
import type { SealKey } from './seal-keys.js';
import type { SealTable } from './seal-table.js';
import { firstDifference, type LeafOfEvent } from './sealed-events.js';
import type { SealingFault } from './sealing-fault.js';

export interface SealerParts {
  readonly store: RawLog;
  readonly seals: SealTable;
  readonly key: SealKey;
  readonly published: PublishedSeals;
  readonly fault: SealingFault;
  readonly now: () => Instant;
  readonly logger: { readonly error: (fields: object, message: string) => void };
}

/** Approximate time that an event stays unsealed. */
const roundMilliseconds = 5_000;
/** A broken log does not repair itself: check rarely, and report it each time. */
const brokenRoundMilliseconds = 60_000;
const eventsPerSeal = 4_096;

/**
 * Follows the log and seals it. Of two concurrent sealers only one can store the seal of a number. It does not continue
 * after a broken seal or changed events.
 */
export class Sealer implements LeasedWork {
  /** The last seal that was verified. */
  private sound: SealedEnd | undefined;

  /** @param name Name of the leased work. Each sealed log needs its own. */
  constructor(
    private readonly parts: SealerParts,
    readonly name = 'sealer',
  ) {}

  readonly run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const isSound = await this.round(signal);
      const milliseconds = isSound ? roundMilliseconds : brokenRoundMilliseconds;
      await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
    }
  };

  /** Seals everything not yet sealed. Returns false and reports the reason if the log is broken. */
  async round(signal: AbortSignal): Promise<boolean> {
    const { fault, logger } = this.parts;
    try {
      await this.sealBehind(await this.soundEnd(), signal);
      await fault.clear();
      return true;
    } catch (error) {
      if (!(error instanceof LogIsBroken)) throw error;
      this.sound = undefined;
      logger.error({ err: error, broken: error.found, sealer: this.name }, 'the log is broken: sealing has stopped');
      await fault.record(error.message);
      return false;
    }
  }

  private async sealBehind(end: SealedEnd, signal: AbortSignal): Promise<void> {
    const { store, seals, published } = this.parts;
    const cursor = new RawLogCursor(store, end.number === 0 ? undefined : end.through);
    const positions = new PositionOrder(store.densePositions, end.through);
    for (let last = end; !signal.aborted; this.sound = last) {
      const events = await cursor.take(eventsPerSeal);
      if (events.length === 0) return;
      for (const event of events) refuse(positions.next(event));
      const seal = this.sealOf(events, last);
      await seals.add(seal);
      await published.publish([seal]);
      last = endOf(seal);
    }
  }

  private sealOf(events: readonly LeafOfEvent[], before: SealedEnd): DetailedSeal {
    const leaves = Buffer.concat(events.map(({ leaf }) => leaf));
    return this.parts.key.sign({
      number: before.number + 1,
      after: before.through,
      through: events[events.length - 1].position,
      events: events.length,
      root: merkleRoot(leaves),
      previous: before.hash,
      sealedAt: this.parts.now(),
      leaves,
    });
  }

  /** @throws LogIsBroken if the last seal or its events are broken. */
  private async soundEnd(): Promise<SealedEnd> {
    const end = endOf(await this.parts.seals.last());
    if (this.sound && end.hash.equals(this.sound.hash)) return end;
    await this.assertSound(end);
    await this.assertPublished();
    await this.publishMissing(end);
    this.sound = end;
    return end;
  }

  private async assertSound({ number }: SealedEnd): Promise<void> {
    const { seals, store, key } = this.parts;
    let before: Seal | undefined;
    for await (const seal of seals.range(number - 2, number)) {
      if (seal.number === number) {
        refuse(sealFault(seal, endOf(before), key.trusted));
        const cursor = new RawLogCursor(store, seal.after === beginning ? undefined : seal.after);
        const found = await cursor.takeThrough(seal.through);
        refuse(firstDifference(seal, found, new PositionOrder(store.densePositions, seal.after)));
      }
      before = seal;
    }
  }

  /**
   * The last published seal must still exist. Nothing else reveals that seals were deleted together with their events.
   */
  private async assertPublished(): Promise<void> {
    const { published, seals } = this.parts;
    if (published.last) refuse(publicationFault(published.last, await seals.find([published.last.number])));
  }

  private async publishMissing({ number }: SealedEnd): Promise<void> {
    const { published, seals } = this.parts;
    for await (const seal of seals.range(published.last?.number ?? 0, number)) await published.publish([seal]);
  }
}

const refuse = (found: LogBreak | undefined): void => {
  if (found) throw new LogIsBroken(found);
};

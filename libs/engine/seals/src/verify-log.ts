import type { Instant } from '#kernel';
import type { LogBreak } from './log-break.js';
import { type OrderedEvent, PositionOrder, StreamOrder, TimeOrder } from './log-order.js';
import { firstUnpublished } from './publication-check.js';
import type { RawLog } from './raw-log.js';
import { RawLogCursor } from './raw-log-cursor.js';
import { endOf, type Seal } from './seal.js';
import { sealFault } from './seal-chain.js';
import type { TrustedKeys } from './seal-keys.js';
import { beforeEverySeal, type SealTable } from './seal-table.js';
import { firstDifference } from './sealed-events.js';

export interface VerifyLogParts {
  readonly store: RawLog;
  readonly seals: SealTable;
  readonly trusted: TrustedKeys;
  /** A file of published seals to compare with the log. */
  readonly published?: string;
  /** Called with the number of events examined so far. */
  readonly onProgress?: (events: number) => void;
}

export interface LogVerification {
  /** The first fault. Nothing after it was examined. Undefined if there is none. */
  readonly broken?: LogBreak;
  /** Number of events examined. */
  readonly events: number;
  /** Number of valid seals. */
  readonly seals: number;
  /** The last valid seal. */
  readonly lastSeal?: { readonly number: number; readonly through: string; readonly sealedAt: Instant };
  /** Number of events not yet sealed, and the position after which they start. */
  readonly unsealed: { readonly events: number; readonly after: string };
}

const eventsPerLook = 1_000;

/**
 * Reads the whole log, below the codec, and verifies it against its seals: each seal was signed by a trusted key and
 * continues the previous one, each event is what was sealed, none are missing or added, and positions, times and
 * revisions are in order, also of events not yet sealed.
 * @throws DamagedSealFile if the file of published seals is invalid.
 */
export const verifyLog = async (parts: VerifyLogParts): Promise<LogVerification> => {
  const verification = await new LogVerifier(parts).verify();
  if (verification.broken || parts.published === undefined) return verification;
  return { ...verification, broken: await firstUnpublished(parts.published, parts.seals, parts.trusted) };
};

class LogVerifier {
  private readonly cursor: RawLogCursor;
  private readonly positions: PositionOrder;
  private readonly times: TimeOrder;
  private readonly streams = new StreamOrder();
  private last: Seal | undefined;
  private events = 0;
  private unsealed = 0;

  constructor(private readonly parts: VerifyLogParts) {
    this.cursor = new RawLogCursor(parts.store);
    this.positions = new PositionOrder(parts.store.densePositions);
    this.times = new TimeOrder(parts.store.densePositions);
  }

  async verify(): Promise<LogVerification> {
    const broken = (await this.verifySealed()) ?? (await this.verifyTail());
    const { number, through } = endOf(this.last);
    return {
      broken,
      events: this.events,
      seals: number,
      lastSeal: this.last && { number, through, sealedAt: this.last.sealedAt },
      unsealed: { events: this.unsealed, after: through },
    };
  }

  private async verifySealed(): Promise<LogBreak | undefined> {
    const { seals, trusted } = this.parts;
    // Seals added from now on may cover events after the end of this read.
    const newest = (await seals.last())?.number ?? 0;
    for await (const seal of seals.range(beforeEverySeal, newest)) {
      const fault = sealFault(seal, endOf(this.last), trusted);
      if (fault) return fault;
      const found = await this.cursor.takeThrough(seal.through);
      this.count(found.length);
      const difference = firstDifference(seal, found, this.positions, (event) => this.outOfOrder(event));
      if (difference) return difference;
      this.last = seal;
    }
    return undefined;
  }

  private async verifyTail(): Promise<LogBreak | undefined> {
    for (;;) {
      const found = await this.cursor.take(eventsPerLook);
      if (found.length === 0) return undefined;
      this.count(found.length);
      this.unsealed += found.length;
      for (const event of found) {
        const broken = this.positions.next(event) ?? this.outOfOrder(event);
        if (broken) return broken;
      }
    }
  }

  private outOfOrder(event: OrderedEvent) {
    return this.times.next(event) ?? this.streams.next(event);
  }

  private count(events: number): void {
    this.events += events;
    this.parts.onProgress?.(this.events);
  }
}

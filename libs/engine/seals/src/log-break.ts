import type { RawEvent } from '#event-store';
import type { Seal } from './seal.js';

export type EventFault =
  /** It is not what was sealed. */
  | 'changed'
  /** Something was sealed, or is due, where nothing stands. */
  | 'missing'
  /** It stands where nothing was sealed. */
  | 'added'
  /** Its place contradicts what stands before it. */
  | 'misplaced';

/** The first event that is not what it should be. */
export interface BrokenEvent {
  readonly kind: 'event';
  readonly fault: EventFault;
  /** Where it stands, or should; for what is missing from a log whose positions have gaps, the position before it. */
  readonly position: string;
  /** As the log now has them; unknown for what is missing. */
  readonly event?: EventInSeal;
  /** The number of the seal that covers it; none where it was not sealed yet. */
  readonly seal?: number;
  /** A sentence, true of a log of events and of one of other records alike: it calls them nothing. */
  readonly reason: string;
}

/** The first seal that is not what it should be. */
export interface BrokenSeal {
  readonly kind: 'seal';
  readonly seal: number;
  /** What the seal covers, as far as it can be believed. */
  readonly after?: string;
  readonly through?: string;
  /** A sentence. */
  readonly reason: string;
}

export type LogBreak = BrokenEvent | BrokenSeal;

export type EventInSeal = Pick<RawEvent, 'stream' | 'revision' | 'id'>;

/** Thrown by who can't go on over a broken log. */
export class LogIsBroken extends Error {
  override readonly name = 'LogIsBroken';

  constructor(readonly found: LogBreak) {
    super(found.reason);
  }
}

export const brokenSeal = (seal: Pick<Seal, 'number'> & Partial<Seal>, what: string): BrokenSeal => ({
  kind: 'seal',
  seal: seal.number,
  after: seal.after,
  through: seal.through,
  reason: `Seal ${seal.number} ${what}.`,
});

import type { RawEvent } from '#event-store';
import type { Seal } from './seal.js';

export type EventFault =
  /** It differs from what was sealed. */
  | 'changed'
  /** It is not there, although it was sealed or its position is due. */
  | 'missing'
  /** It was not sealed. */
  | 'added'
  /** Its place contradicts earlier events. */
  | 'misplaced';

/** The first faulty event. */
export interface BrokenEvent {
  readonly kind: 'event';
  readonly fault: EventFault;
  /** Position of the event. For an event missing from a log whose positions have gaps, the position before it. */
  readonly position: string;
  /** As now stored. Undefined for a missing event. */
  readonly event?: EventInSeal;
  /** Number of the seal that covers it. Undefined if it is not sealed yet. */
  readonly seal?: number;
  /** A sentence. It must not say "event", since seals also cover the access log. */
  readonly reason: string;
}

/** The first faulty seal. */
export interface BrokenSeal {
  readonly kind: 'seal';
  readonly seal: number;
  /** The range that the seal covers, if it can be trusted. */
  readonly after?: string;
  readonly through?: string;
  /** A sentence. */
  readonly reason: string;
}

export type LogBreak = BrokenEvent | BrokenSeal;

export type EventInSeal = Pick<RawEvent, 'stream' | 'revision' | 'id'>;

/** The log or its seals are broken, so the work cannot continue. */
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

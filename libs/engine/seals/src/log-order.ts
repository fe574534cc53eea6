import type { RawEvent } from '#event-store';
import { beginning, comparePositions, isPosition } from '#kernel';
import type { BrokenEvent, EventFault } from './log-break.js';

/** An event without its content. */
export type OrderedEvent = Omit<RawEvent, 'columns'>;

/** A check that gets every event in order and finds contradictions with earlier ones. */
interface Order {
  next(event: OrderedEvent): BrokenEvent | undefined;
}

/** Checks that positions increase, without gaps if the log is dense. */
export class PositionOrder implements Order {
  /** @param last The position after which the events follow. */
  constructor(
    private readonly isDense: boolean,
    private last = beginning,
  ) {}

  next(event: OrderedEvent): BrokenEvent | undefined {
    const { position } = event;
    if (!isPosition(position) || comparePositions(position, this.last) <= 0) {
      return brokenEvent(event, 'added', `There is a record at position ${position}, where none can be.`);
    }
    if (this.isDense && BigInt(position) !== BigInt(this.last) + 1n) return this.missing();
    this.last = position;
    return undefined;
  }

  /** The fault that a next event is missing. */
  missing(): BrokenEvent {
    return this.isDense ? missingAt(String(BigInt(this.last) + 1n)) : missingBehind(this.last);
  }
}

/**
 * Checks that recording times do not decrease, if one clock sets them all, as in a dense log. Otherwise several servers
 * set them, and only seals reveal changes.
 */
export class TimeOrder implements Order {
  private last = -Infinity;

  constructor(private readonly hasOneClock: boolean) {}

  next(event: OrderedEvent): BrokenEvent | undefined {
    const isInOrder = !this.hasOneClock || event.recordedAt >= this.last;
    this.last = event.recordedAt;
    if (isInOrder) return undefined;
    const reason = `The record at position ${event.position} has an earlier recording time than the one before it.`;
    return brokenEvent(event, 'misplaced', reason);
  }
}

/** Checks that revisions of each stream count from 0. Needs a few hundred bytes of memory per stream. */
export class StreamOrder implements Order {
  private readonly due = new Map<string, number>();

  next(event: OrderedEvent): BrokenEvent | undefined {
    const { stream, revision, position } = event;
    const due = this.due.get(stream) ?? 0;
    this.due.set(stream, due + 1);
    if (revision === due) return undefined;
    const reason = `The record at position ${position} has revision ${revision} of ${stream} instead of ${due}.`;
    return brokenEvent(event, 'misplaced', reason);
  }
}

export const brokenEvent = (
  { position, stream, revision, id }: OrderedEvent,
  fault: EventFault,
  reason: string,
): BrokenEvent => ({ kind: 'event', fault, position, event: { stream, revision, id }, reason });

const missingAt = (position: string): BrokenEvent => ({
  kind: 'event',
  fault: 'missing',
  position,
  reason: `The record at position ${position} is missing.`,
});

export const missingBehind = (position: string): BrokenEvent => ({
  kind: 'event',
  fault: 'missing',
  position,
  reason: `A record is missing after position ${position}.`,
});

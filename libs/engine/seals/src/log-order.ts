import type { RawEvent } from '#event-store';
import { beginning, comparePositions, isPosition } from '#kernel';
import type { BrokenEvent, EventFault } from './log-break.js';

/** An event without its content. */
export type OrderedEvent = Omit<RawEvent, 'columns'>;

/** Each of these is told of every event, in their order, and finds what contradicts those before it. */
interface Order {
  next(event: OrderedEvent): BrokenEvent | undefined;
}

/** Positions grow; without gaps where the log is dense. */
export class PositionOrder implements Order {
  /** @param last the position behind which the events follow */
  constructor(
    private readonly isDense: boolean,
    private last = beginning,
  ) {}

  next(event: OrderedEvent): BrokenEvent | undefined {
    const { position } = event;
    if (!isPosition(position) || comparePositions(position, this.last) <= 0) {
      return brokenEvent(event, 'added', `Something stands at position ${position}, where nothing can be.`);
    }
    if (this.isDense && BigInt(position) !== BigInt(this.last) + 1n) return this.missing();
    this.last = position;
    return undefined;
  }

  /** There should be one more. */
  missing(): BrokenEvent {
    return this.isDense ? missingAt(String(BigInt(this.last) + 1n)) : missingBehind(this.last);
  }
}

/**
 * Times of recording don't decrease where one clock gives them all, as in a log that is dense. Elsewhere several servers
 * give them in turn, and the seals alone tell whether one was changed.
 */
export class TimeOrder implements Order {
  private last = -Infinity;

  constructor(private readonly hasOneClock: boolean) {}

  next(event: OrderedEvent): BrokenEvent | undefined {
    const isInOrder = !this.hasOneClock || event.recordedAt >= this.last;
    this.last = event.recordedAt;
    if (isInOrder) return undefined;
    const reason = `What stands at position ${event.position} was recorded before what stands in front of it.`;
    return brokenEvent(event, 'misplaced', reason);
  }
}

/** Revisions of each stream count from 0. Remembers every stream, at some hundred bytes each. */
export class StreamOrder implements Order {
  private readonly due = new Map<string, number>();

  next(event: OrderedEvent): BrokenEvent | undefined {
    const { stream, revision, position } = event;
    const due = this.due.get(stream) ?? 0;
    this.due.set(stream, due + 1);
    if (revision === due) return undefined;
    const reason = `What stands at position ${position} has revision ${revision} of ${stream}, where ${due} is due.`;
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
  reason: `Nothing stands at position ${position}, where something should.`,
});

export const missingBehind = (position: string): BrokenEvent => ({
  kind: 'event',
  fault: 'missing',
  position,
  reason: `Something behind position ${position} is missing.`,
});

import type { RawEvent } from '#event-store';
import type { BrokenEvent } from './log-break.js';
import { brokenEvent, type OrderedEvent, missingBehind, type PositionOrder } from './log-order.js';
import { hashBytes } from './merkle-tree.js';
import { leafOf } from './raw-event-leaf.js';
import type { DetailedSeal } from './seal.js';

/** An event as far as a seal is concerned. */
export interface LeafOfEvent extends OrderedEvent {
  readonly leaf: Buffer;
}

export const leafOfEvent = ({ columns, ...place }: RawEvent): LeafOfEvent => ({ ...place, leaf: leafOf(columns) });

/** The first of the events in the range of a seal that is not what was sealed. */
export const firstDifference = (
  seal: DetailedSeal,
  found: readonly LeafOfEvent[],
  positions: PositionOrder,
  /** What else must be true of events that are as they were. */
  check: (event: OrderedEvent) => BrokenEvent | undefined = () => undefined,
): BrokenEvent | undefined => {
  for (const [index, event] of found.entries()) {
    const broken = positions.next(event) ?? leafDifference(seal, found, index) ?? check(event);
    if (broken) return { ...broken, seal: seal.number };
  }
  return found.length < seal.events ? { ...positions.missing(), seal: seal.number } : undefined;
};

/** Where positions have gaps, only the leaves around it tell an event that was changed from one too many or too few. */
const leafDifference = (
  { leaves, after }: DetailedSeal,
  found: readonly LeafOfEvent[],
  index: number,
): BrokenEvent | undefined => {
  const event = found[index];
  const sealed = leaves.subarray(index * hashBytes, (index + 1) * hashBytes);
  if (sealed.equals(event.leaf)) return undefined;
  const { position } = event;
  if (leavesBehind(leaves, index).some((leaf) => leaf.equals(event.leaf))) {
    return missingBehind(found[index - 1]?.position ?? after);
  }
  const isAdded = sealed.length === 0 || found.slice(index + 1).some(({ leaf }) => leaf.equals(sealed));
  return isAdded
    ? brokenEvent(event, 'added', `What stands at position ${position} was not there when it was sealed.`)
    : brokenEvent(event, 'changed', `What stands at position ${position} is not what was sealed.`);
};

const leavesBehind = (leaves: Buffer, index: number): Buffer[] =>
  Array.from({ length: leaves.length / hashBytes - index - 1 }, (_, n) =>
    leaves.subarray((index + 1 + n) * hashBytes, (index + 2 + n) * hashBytes),
  );

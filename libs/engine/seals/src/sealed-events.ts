import type { RawEvent } from '#event-store';
import type { BrokenEvent } from './log-break.js';
import { brokenEvent, type OrderedEvent, missingBehind, type PositionOrder } from './log-order.js';
import { hashBytes } from './merkle-tree.js';
import { leafOf } from './raw-event-leaf.js';
import type { DetailedSeal } from './seal.js';

/** An event in the form that seals cover. */
export interface LeafOfEvent extends OrderedEvent {
  readonly leaf: Buffer;
}

export const leafOfEvent = ({ columns, ...place }: RawEvent): LeafOfEvent => ({ ...place, leaf: leafOf(columns) });

/** The first event in the range of a seal that differs from what was sealed. */
export const firstDifference = (
  seal: DetailedSeal,
  found: readonly LeafOfEvent[],
  positions: PositionOrder,
  /** Further checks of events that are unchanged. */
  check: (event: OrderedEvent) => BrokenEvent | undefined = () => undefined,
): BrokenEvent | undefined => {
  for (const [index, event] of found.entries()) {
    const broken = positions.next(event) ?? leafDifference(seal, found, index) ?? check(event);
    if (broken) return { ...broken, seal: seal.number };
  }
  return found.length < seal.events ? { ...positions.missing(), seal: seal.number } : undefined;
};

/** If positions have gaps, only neighbouring leaves distinguish a changed event from a missing or added one. */
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
    ? brokenEvent(event, 'added', `The record at position ${position} was not there when it was sealed.`)
    : brokenEvent(event, 'changed', `The record at position ${position} differs from what was sealed.`);
};

const leavesBehind = (leaves: Buffer, index: number): Buffer[] =>
  Array.from({ length: leaves.length / hashBytes - index - 1 }, (_, n) =>
    leaves.subarray((index + 1 + n) * hashBytes, (index + 2 + n) * hashBytes),
  );

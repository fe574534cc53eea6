import fc from 'fast-check';
import { collect, type MemoryEventStore, type StoredEvent } from '#event-store';
import type { Recorded } from '#kernel';
import { newEvent } from '#event-store/testing';
import { decodePlain } from './tally.js';

const anyBox = fc.integer({ min: 1, max: 4 }).map(String);
const anyColor = fc.constantFrom('white', 'red', 'blue');
/** What is wrong with an event until it is mended: a fold that throws, content that can't be read, a value that can't be stored. */
const anyFault = fc.option(fc.constantFrom('fold', 'target', 'unreadable', 'unstorable'), { freq: 4, nil: undefined });

/** Anything that may happen to boxes, see `boxes.ts`. */
export const anyHappening = fc.oneof(
  fc.record({ type: fc.constantFrom('Filled', 'Labelled'), box: anyBox, fault: anyFault, data: fc.constant({}) }),
  fc.record({ type: fc.constant('Dyed'), box: anyBox, fault: anyFault, data: fc.record({ color: anyColor }) }),
  fc.record({ type: fc.constant('Poured'), box: anyBox, fault: anyFault, data: fc.record({ into: anyBox }) }),
  fc.record({ type: fc.constant('Repainted'), data: fc.record({ from: anyColor, to: anyColor }) }),
);
export type Happening = { type: string; data: object; box?: string; fault?: string };

/** The content of a faulty event says so; it is mended by no longer looking. */
export class Faults {
  areMended = false;
  readonly poison = new Set<string>();

  note({ fault, box, data }: Happening, position: string): void {
    if (fault === 'fold') this.poison.add(`${position}/${box}`);
    if (fault === 'target') this.poison.add(`${position}/${(data as { into?: string }).into ?? box}`);
  }

  readonly knows = () => true;

  readonly decode = async (stored: readonly StoredEvent[]): Promise<readonly Recorded[]> => {
    const events = await decodePlain(stored);
    return events.map((event) => {
      const { fault } = event.data as { fault?: string };
      if (this.areMended || !fault) return event;
      // What can't be read is parked under the box of its stream alone, so it is not one that reaches another.
      if (fault === 'unreadable' && event.type !== 'Poured') throw new Error('unreadable');
      return fault === 'unstorable' && event.type === 'Dyed' ? { ...event, data: { color: 'un\0storable' } } : event;
    });
  };

  mend(): void {
    this.areMended = true;
    this.poison.clear();
  }
}

/** Answers its position. */
export const append = async (store: MemoryEventStore, { type, data, box, fault }: Happening): Promise<string> => {
  const stream = box ? `box-${box}` : 'painter-1';
  const { length } = await collect(store.readStream(stream));
  const event = newEvent({ type, data: JSON.stringify({ ...data, fault }) });
  const { position } = await store.append({ stream, events: [event], expected: length === 0 ? 'none' : length - 1 });
  return position;
};

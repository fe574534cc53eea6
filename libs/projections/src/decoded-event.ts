import pg from 'pg';
import { isConnectionLost } from '#database';
import type { StoredEvent } from '#event-store';
import type { Recorded } from '#kernel';

/** Where an event stands in the log, and what it is called there. */
export interface EventPlace {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly type: string;
}

/** An event that the codec can't read. */
export interface Unreadable {
  readonly place: EventPlace;
  readonly error: unknown;
}

export type DecodedEvent = Recorded | Unreadable;

export type Decode = (stored: readonly StoredEvent[]) => Promise<readonly Recorded[]>;

export const placeOf = (event: DecodedEvent): EventPlace => {
  if ('place' in event) return event.place;
  const { stream, revision, position } = event.envelope;
  return { stream, revision, position, type: event.type };
};

export const positionOf = (event: DecodedEvent): string =>
  'place' in event ? event.place.position : event.envelope.position;

export const streamOf = (event: DecodedEvent): string =>
  'place' in event ? event.place.stream : event.envelope.stream;

/**
 * Decodes all events together; where that fails, finds out by halving which of them are at fault, so that they don't take
 * the others with them.
 * @throws what a database says that can't be reached or asked: that is no fault of an event.
 */
export const decodeEach = async (decode: Decode, stored: readonly StoredEvent[]): Promise<readonly DecodedEvent[]> => {
  try {
    return await decode(stored);
  } catch (error) {
    if (isConnectionLost(error) || error instanceof pg.DatabaseError) throw error;
    if (stored.length === 1) return [{ place: placeOfStored(stored[0]), error }];
    const middle = stored.length >> 1;
    const halves = [stored.slice(0, middle), stored.slice(middle)];
    return (await Promise.all(halves.map((half) => decodeEach(decode, half)))).flat();
  }
};

const placeOfStored = ({ stream, revision, position, type }: StoredEvent): EventPlace => ({
  stream,
  revision,
  position,
  type,
});

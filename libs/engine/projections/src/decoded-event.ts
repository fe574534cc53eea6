import pg from 'pg';
import { isConnectionLost } from '#database';
import { type Decoder, type StoredEvent, toBeDecoded } from '#event-store';
import type { Recorded } from '#kernel';
import type { Projection } from './projection.js';

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
  /** False of one that was written by a newer release: whoever follows its category may have to react to it. */
  readonly isKnown: boolean;
  readonly error: unknown;
}

export type DecodedEvent = Recorded | Unreadable;

export const placeOf = (event: DecodedEvent): EventPlace => {
  if ('place' in event) return event.place;
  const { stream, revision, position } = event.envelope;
  return { stream, revision, position, type: event.type };
};

export const positionOf = (event: DecodedEvent): string =>
  'place' in event ? event.place.position : event.envelope.position;

/**
 * Decodes all events together; where that fails, finds out by halving which of them are at fault, so that they don't take
 * the others with them.
 * @throws what a database says that can't be reached or asked: that is no fault of an event.
 */
export const decodeEach = async (
  decoder: Decoder,
  stored: readonly StoredEvent[],
): Promise<readonly DecodedEvent[]> => {
  try {
    return await decoder.decode(stored);
  } catch (error) {
    if (isConnectionLost(error) || error instanceof pg.DatabaseError) throw error;
    if (stored.length === 1) return [unreadable(decoder, stored[0], error)];
    const middle = stored.length >> 1;
    const halves = [stored.slice(0, middle), stored.slice(middle)];
    return (await Promise.all(halves.map((half) => decodeEach(decoder, half)))).flat();
  }
};

const unreadable = (decoder: Decoder, event: StoredEvent, error: unknown): Unreadable => {
  const { stream, revision, position, type } = event;
  return { place: { stream, revision, position, type }, isKnown: decoder.knows(event), error };
};

/** Reads what some projections have to know of the log, and leaves the rest alone. */
export interface LogReading {
  readonly categories: readonly string[];
  readonly decode: (stored: readonly StoredEvent[]) => Promise<readonly DecodedEvent[]>;
}

export const readingFor = (decoder: Decoder, projections: readonly Projection[]): LogReading => {
  const isMeant = toBeDecoded(decoder, ...projections.map(({ reactsTo }) => reactsTo));
  return {
    categories: [...new Set(projections.flatMap(({ categories }) => categories))],
    decode: (stored) => decodeEach(decoder, stored.filter(isMeant)),
  };
};

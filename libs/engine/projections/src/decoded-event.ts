import pg from 'pg';
import { isConnectionLost } from '#database';
import { type Decoder, type StoredEvent, toBeDecoded } from '#event-store';
import type { Recorded } from '#kernel';
import type { Projection } from './projection.js';

/** Place and type of an event in the log. */
export interface EventPlace {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly type: string;
}

/** An event that cannot be decoded. */
export interface Unreadable {
  readonly place: EventPlace;
  /** False if a newer release wrote the event: any projection that follows its category might have to react to it. */
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
 * Decodes all events together. If that fails, finds the faulty ones by halving, so that the others still decode.
 * @throws Errors of the database or its connection, which are no fault of an event.
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

/** Reads and decodes only the events that some projections need. */
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

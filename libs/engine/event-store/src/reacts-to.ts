import type { DomainEvent, Recorded } from '#kernel';
import { categoryOf, type StoredEvent } from './port.js';

/** What somebody reacts to: types of events, by the category of their streams. Only both together name an event. */
export type ReactsTo<Type extends string = string> = { readonly [category: string]: readonly Type[] };

/** The events that this reacts to. */
export type ReactedTo<Event extends DomainEvent, Reacts extends ReactsTo> = Extract<
  Event,
  { readonly type: Reacts[keyof Reacts][number] }
>;

/** All types of a context, from what it keeps by them: the shapes of its events. */
export const typesOf = <Type extends string>(byType: { readonly [type in Type]: unknown }): readonly Type[] =>
  Object.keys(byType) as Type[];

/** By what an event is known. */
export type EventName = Pick<StoredEvent, 'stream' | 'type'>;

/** Whether any of these reacts to an event. */
export const reacting = (...all: readonly ReactsTo[]): ((event: EventName) => boolean) => {
  const types = new Map<string, Set<string>>();
  for (const reactsTo of all) {
    for (const [category, own] of Object.entries(reactsTo)) {
      types.set(category, new Set([...(types.get(category) ?? []), ...own]));
    }
  }
  return ({ stream, type }) => types.get(categoryOf(stream))?.has(type) ?? false;
};

/** Reads what the log stores. */
export interface Decoder {
  decode(stored: readonly StoredEvent[]): Promise<readonly Recorded[]>;
  /** Whether it knows such an event at all. One that it doesn't was written by a newer release, for whoever reacts to it there. */
  knows(event: EventName): boolean;
}

/**
 * Which events have to be decoded for these: those that they react to, and those that nobody can tell anything of, so that
 * decoding says why. Others needn't be opened.
 */
export const toBeDecoded = (decoder: Decoder, ...all: readonly ReactsTo[]): ((event: StoredEvent) => boolean) => {
  const isReactedTo = reacting(...all);
  return (event) => isReactedTo(event) || !decoder.knows(event);
};

import type { DomainEvent, Recorded } from '#kernel';
import { categoryOf, type StoredEvent } from './port.js';

/** Event types by stream category. An event type is unique only within its category. */
export type ReactsTo<Type extends string = string> = { readonly [category: string]: readonly Type[] };

/** The events to which this reacts. */
export type ReactedTo<Event extends DomainEvent, Reacts extends ReactsTo> = Extract<
  Event,
  { readonly type: Reacts[keyof Reacts][number] }
>;

/** All event types of a context, from a record that has one entry per type. */
export const typesOf = <Type extends string>(byType: { readonly [type in Type]: unknown }): readonly Type[] =>
  Object.keys(byType) as Type[];

/** Identifies a kind of event. */
export type EventName = Pick<StoredEvent, 'stream' | 'type'>;

/** A predicate: whether any of these reacts to an event. */
export const reacting = (...all: readonly ReactsTo[]): ((event: EventName) => boolean) => {
  const types = new Map<string, Set<string>>();
  for (const reactsTo of all) {
    for (const [category, own] of Object.entries(reactsTo)) {
      types.set(category, new Set([...(types.get(category) ?? []), ...own]));
    }
  }
  return ({ stream, type }) => types.get(categoryOf(stream))?.has(type) ?? false;
};

/** Decodes stored events. */
export interface Decoder {
  decode(stored: readonly StoredEvent[]): Promise<readonly Recorded[]>;
  /** Whether this release has the event type. If not, a newer release wrote the event. */
  knows(event: EventName): boolean;
}

/**
 * A predicate: whether an event must be decoded. True for events to which any of these reacts, and for unknown events,
 * so that decoding reports the error. Others need no decryption.
 */
export const toBeDecoded = (decoder: Decoder, ...all: readonly ReactsTo[]): ((event: StoredEvent) => boolean) => {
  const isReactedTo = reacting(...all);
  return (event) => isReactedTo(event) || !decoder.knows(event);
};

import type { ReadAllOptions, StoredEvent } from './port.js';

/** A predicate: whether a read of the log selects an event. */
export const selects =
  ({ categories, types }: Pick<ReadAllOptions, 'categories' | 'types'>) =>
  ({ stream, type }: Pick<StoredEvent, 'stream' | 'type'>): boolean =>
    (!categories || categories.some((category) => stream.startsWith(`${category}-`))) &&
    (!types || types.includes(type));

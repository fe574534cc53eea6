import type { ReadAllOptions, StoredEvent } from './port.js';

/** Whether a read of the log asks for an event. */
export const selects =
  ({ categories, types }: Pick<ReadAllOptions, 'categories' | 'types'>) =>
  ({ stream, type }: Pick<StoredEvent, 'stream' | 'type'>): boolean =>
    (!categories || categories.some((category) => stream.startsWith(`${category}-`))) &&
    (!types || types.includes(type));

import type { EventStore } from '../port.js';
import type { KurrentEventStoreOptions } from './kurrent-event-store.js';

/**
 * A store on the server or cluster that the connection string names, once that answers and can do what is asked of it.
 * @throws KurrentUnusable with a sentence that doesn't quote the string, which may hold a password.
 */
export const openKurrentEventStore = async (
  connectionString: string,
  options: KurrentEventStoreOptions,
): Promise<EventStore & { close(): Promise<void> }> => {
  // The client takes a fifth of a second to load, and most programs run on Postgres.
  const { KurrentEventStore } = await import('./kurrent-event-store.js');
  return KurrentEventStore.open(connectionString, options);
};

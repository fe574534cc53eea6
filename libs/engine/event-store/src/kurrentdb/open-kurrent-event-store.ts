import type { EventStore } from '../port.js';
import type { KurrentEventStoreOptions } from './kurrent-event-store.js';

/**
 * Opens a store on the server or cluster of the connection string, after checking that it responds and can read.
 * @throws KurrentUnusable with a sentence that does not quote the string, which may contain a password.
 */
export const openKurrentEventStore = async (
  connectionString: string,
  options: KurrentEventStoreOptions,
): Promise<EventStore & { close(): Promise<void> }> => {
  // Loading the client takes 200 ms, and most programs run on Postgres.
  const { KurrentEventStore } = await import('./kurrent-event-store.js');
  return KurrentEventStore.open(connectionString, options);
};

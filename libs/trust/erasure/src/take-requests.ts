import type { Pool } from 'pg';
import { inTransaction } from '#database';
import { categoryOf, type EventStore, type StoredEvent } from '#event-store';
import { beginning } from '#kernel';
import { addRequests, type ErasureRequest } from './erasure-table.js';

const category = 'customer';
const type = 'ErasureRequested';

/** Stores the erasure requests added to the log since the last call. Ignores imported and demo events. */
export const takeRequests = async (pool: Pool, store: EventStore): Promise<void> => {
  const after = await checkpointOf(pool);
  for await (const { events, through } of store.readAll({ after, categories: [category], types: [type] })) {
    const requests = events.filter(({ origin }) => origin === 'live').map(requestOf);
    await inTransaction(pool, 'BEGIN', async (client) => {
      await addRequests(client, requests);
      await client.query('DELETE FROM runtime.erasure_checkpoint');
      await client.query('INSERT INTO runtime.erasure_checkpoint (position) VALUES ($1)', [through]);
    });
  }
};

const checkpointOf = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ position: string }>('SELECT position FROM runtime.erasure_checkpoint');
  return rows[0]?.position ?? beginning;
};

const requestOf = ({ id, stream, actor, role, occurredAt, correlationId }: StoredEvent): ErasureRequest => ({
  id,
  customerId: stream.slice(categoryOf(stream).length + 1),
  requestedBy: actor,
  requestedRole: role,
  requestedAt: occurredAt,
  correlationId,
});

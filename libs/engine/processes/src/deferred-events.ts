import type { ClientBase } from 'pg';
import type { EventStore, StoredEvent } from '#event-store';
import type { Process } from './process.js';
import type { TriggeredInput } from './triggered-input.js';

/** Stores the places of events to be read again when their instance is no longer parked. */
export const deferEvents = async (
  client: ClientBase,
  { name }: Process,
  waiting: readonly TriggeredInput[],
): Promise<void> => {
  const rows = waiting.flatMap(({ instance, input }) =>
    input.kind === 'event' ? [{ instance, ...placeOf(input.event.envelope) }] : [],
  );
  if (rows.length === 0) return;
  await client.query({
    name: 'defer-events',
    text: `INSERT INTO runtime.deferred_events (process, instance, position, stream, revision)
           SELECT $1, instance, position, stream, revision
           FROM json_to_recordset($2) AS d (instance text, position numeric(20), stream text, revision integer)
           ON CONFLICT DO NOTHING -- one that failed again`,
    values: [name, JSON.stringify(rows)],
  });
};

const placeOf = ({ position, stream, revision }: { position: string; stream: string; revision: number }) => ({
  position,
  stream,
  revision,
});

/** The events that a parked instance has missed, read from the log in order. */
export const deferredEvents = async (
  client: ClientBase,
  store: EventStore,
  { name }: Process,
  instance: string,
): Promise<readonly StoredEvent[]> => {
  const { rows } = await client.query<{ stream: string; revision: number }>(
    'SELECT stream, revision FROM runtime.deferred_events WHERE process = $1 AND instance = $2 ORDER BY position',
    [name, instance],
  );
  const events: StoredEvent[] = [];
  for (const { stream, revision } of rows) {
    for await (const event of store.readStream(stream, { from: revision, to: revision })) events.push(event);
  }
  return events;
};

export const forgetDeferred = async (
  client: ClientBase,
  { name }: Process,
  taken: readonly TriggeredInput[],
): Promise<void> => {
  for (const { instance, input } of taken) {
    if (input.kind !== 'event') continue;
    await client.query('DELETE FROM runtime.deferred_events WHERE process = $1 AND instance = $2 AND position = $3', [
      name,
      instance,
      input.event.envelope.position,
    ]);
  }
};

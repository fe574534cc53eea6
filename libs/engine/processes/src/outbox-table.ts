import type { ClientBase, Pool } from 'pg';
import type { Outcome, Process } from './process.js';
import type { OutboxEntry } from './reactions.js';
import type { TriggeredInput } from './triggered-input.js';

const entryColumns = `o.id, o.instance, o.kind, o.name, o.stream, o.data, o.caused_by AS "causedBy",
                      o.correlation_id AS "correlationId"`;

export const writeEntries = async (
  client: ClientBase,
  { name }: Process,
  entries: readonly OutboxEntry[],
): Promise<void> => {
  if (entries.length === 0) return;
  await client.query({
    name: 'write-outbox',
    text: `INSERT INTO runtime.outbox (id, process, instance, kind, name, stream, data, caused_by, correlation_id)
           SELECT id, $1, instance, kind, name, stream, data, "causedBy", "correlationId"
           FROM json_to_recordset($2) AS e (id uuid, instance text, kind text, name text, stream text, data json,
                                            "causedBy" uuid, "correlationId" text)`,
    values: [name, JSON.stringify(entries)],
  });
};

/** Entries to send now: the first unsettled one of each instance, so that its entries are sent in order. */
export const dueEntries = async (pool: Pool, { name }: Process, limit: number): Promise<readonly OutboxEntry[]> => {
  const { rows } = await pool.query<OutboxEntry>({
    name: 'due-outbox',
    text: `SELECT ${entryColumns} FROM runtime.outbox AS o
           WHERE process = $1 AND settled_at IS NULL AND next_attempt_at <= clock_timestamp() AND NOT EXISTS (
             SELECT FROM runtime.outbox AS earlier
             WHERE earlier.process = o.process AND earlier.instance = o.instance AND earlier.settled_at IS NULL
               AND earlier.sequence < o.sequence)
           ORDER BY next_attempt_at LIMIT $2`,
    values: [name, limit],
  });
  return rows;
};

/** Stores the outcome of a command, unless one is stored already. */
export const settleCommand = async (pool: Pool, id: string, outcome: Outcome): Promise<void> => {
  await pool.query({
    name: 'settle-command',
    text: `UPDATE runtime.outbox SET outcome = $2, settled_at = clock_timestamp(), attempts = attempts + 1, error = NULL
           WHERE id = $1 AND settled_at IS NULL`,
    values: [id, JSON.stringify(outcome)],
  });
};

/** Records that a message was delivered. */
export const settleMessage = async (pool: Pool, id: string): Promise<void> => {
  await pool.query({
    name: 'settle-message',
    text: `UPDATE runtime.outbox SET settled_at = clock_timestamp(), reacted_at = clock_timestamp(),
                                     attempts = attempts + 1, error = NULL
           WHERE id = $1 AND settled_at IS NULL`,
    values: [id],
  });
};

const firstPauseMilliseconds = 100;
const longestPauseMilliseconds = 60_000;

/**
 * Delays an entry, twice as long after each attempt. Uses the database's time, since the product's clock may be
 * simulated.
 */
export const putOff = async (pool: Pool, id: string, error: unknown): Promise<void> => {
  await pool.query({
    name: 'put-off',
    text: `UPDATE runtime.outbox
           SET attempts = attempts + 1, error = $2,
               next_attempt_at = clock_timestamp() + least($3 * 2 ^ least(attempts, 30), $4) * interval '1 ms'
           WHERE id = $1 AND settled_at IS NULL`,
    values: [
      id,
      error instanceof Error ? error.message : String(error),
      firstPauseMilliseconds,
      longestPauseMilliseconds,
    ],
  });
};

/** Outcomes to which the process has not reacted yet, except those of parked instances. */
export const newOutcomes = async (
  client: ClientBase,
  { name }: Process,
  limit: number,
): Promise<readonly TriggeredInput[]> => {
  const { rows } = await client.query<OutboxEntry & { outcome: Outcome }>({
    name: 'new-outcomes',
    text: `SELECT ${entryColumns}, o.outcome FROM runtime.outbox AS o
           WHERE process = $1 AND settled_at IS NOT NULL AND reacted_at IS NULL AND NOT EXISTS (
             SELECT FROM runtime.process_instances AS i
             WHERE i.process = o.process AND i.instance = o.instance AND i.parked_at IS NOT NULL)
           ORDER BY settled_at, sequence LIMIT $2`,
    values: [name, limit],
  });
  return rows.map(({ id, instance, causedBy, correlationId, outcome, name: commandName, stream, data }) => {
    const command = { name: commandName, stream, data };
    return { id, instance, causedBy, correlationId, input: { kind: 'outcome', instance, command, outcome } };
  });
};

/** Records that the process has reacted to these outcomes. */
export const markReacted = async (client: ClientBase, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await client.query({
    name: 'mark-reacted',
    text: 'UPDATE runtime.outbox SET reacted_at = clock_timestamp() WHERE id = ANY($1)',
    values: [ids],
  });
};

import type { ClientBase } from 'pg';
import type { Instant } from '#kernel';
import type { Process } from './process.js';
import type { TimerChange } from './reactions.js';
import type { TriggeredInput } from './triggered-input.js';

interface TimerRow extends Omit<TimerChange, 'dueAt'> {
  readonly dueAt: Instant;
}

/** The due timers, oldest first, except those of parked instances. */
export const dueTimers = async (
  client: ClientBase,
  { name }: Process,
  now: Instant,
  limit: number,
): Promise<readonly TriggeredInput[]> => {
  const { rows } = await client.query<TimerRow>({
    name: 'due-timers',
    text: `SELECT id, instance, key, due_at AS "dueAt", caused_by AS "causedBy", correlation_id AS "correlationId"
           FROM runtime.timers AS t
           WHERE process = $1 AND due_at <= $2 AND NOT EXISTS (
             SELECT FROM runtime.process_instances AS i
             WHERE i.process = t.process AND i.instance = t.instance AND i.parked_at IS NOT NULL)
           ORDER BY due_at LIMIT $3`,
    values: [name, now, limit],
  });
  return rows.map(({ key, dueAt, ...trigger }) => ({
    ...trigger,
    input: { kind: 'timer', instance: trigger.instance, key, dueAt },
  }));
};

/** Removes elapsed timers by id. A timer set again meanwhile has another id. */
export const removeTimers = async (client: ClientBase, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await client.query({
    name: 'remove-timers',
    text: 'DELETE FROM runtime.timers WHERE id = ANY($1)',
    values: [ids],
  });
};

/** Sets and cancels timers. For each timer, the last change counts. */
export const changeTimers = async (
  client: ClientBase,
  { name }: Process,
  changes: readonly TimerChange[],
): Promise<void> => {
  if (changes.length === 0) return;
  const last = [...new Map(changes.map((change) => [JSON.stringify([change.instance, change.key]), change])).values()];
  await client.query({
    name: 'change-timers',
    text: `WITH changes AS (
             SELECT * FROM json_to_recordset($2) AS c (id uuid, instance text, key text, "dueAt" timestamptz,
                                                       "causedBy" uuid, "correlationId" text)),
           cancelled AS (
             DELETE FROM runtime.timers AS t USING changes AS c
             WHERE t.process = $1 AND t.instance = c.instance AND t.key = c.key AND c."dueAt" IS NULL)
           INSERT INTO runtime.timers (process, instance, key, id, due_at, caused_by, correlation_id)
           SELECT $1, instance, key, id, "dueAt", "causedBy", "correlationId" FROM changes WHERE "dueAt" IS NOT NULL
           ON CONFLICT (process, instance, key) DO UPDATE
           SET id = EXCLUDED.id, due_at = EXCLUDED.due_at, caused_by = EXCLUDED.caused_by,
               correlation_id = EXCLUDED.correlation_id`,
    values: [name, JSON.stringify(last)],
  });
};

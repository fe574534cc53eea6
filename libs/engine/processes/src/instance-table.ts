import type { ClientBase } from 'pg';
import { sameJson } from '#kernel';
import type { Process } from './process.js';
import type { FoundInstance, Reactions } from './reactions.js';

export const findInstances = async (
  client: ClientBase,
  { name }: Process,
  instances: Iterable<string>,
): Promise<ReadonlyMap<string, FoundInstance>> => {
  const { rows } = await client.query<FoundInstance & { instance: string }>({
    name: 'find-process-instances',
    text: `SELECT instance, state, version, parked_at IS NOT NULL AS "isParked"
           FROM runtime.process_instances WHERE process = $1 AND instance = ANY($2)`,
    values: [name, [...new Set(instances)]],
  });
  return new Map(rows.map(({ instance, ...found }) => [instance, found]));
};

/**
 * Writes the new states of instances, and deletes those equal to the initial state. Returns whether anything was
 * written.
 */
export const writeInstances = async (
  client: ClientBase,
  process: Process,
  found: ReadonlyMap<string, FoundInstance>,
  { states, failures }: Reactions,
): Promise<boolean> => {
  const remembersNothing = (state: unknown): boolean => sameJson(state, process.initial);
  const all = [...states];
  const over = all.filter(([instance, state]) => remembersNothing(state) && found.has(instance));
  const live = all.filter(
    ([instance, state]) => !remembersNothing(state) && !sameJson(state, found.get(instance)?.state),
  );
  await upsert(client, process, live);
  await remove(
    client,
    process,
    over.map(([instance]) => instance),
  );
  await park(client, process, failures);
  return over.length + live.length + failures.size > 0;
};

const upsert = async (
  client: ClientBase,
  { name, version }: Process,
  live: readonly (readonly [string, unknown])[],
): Promise<void> => {
  if (live.length === 0) return;
  const rows = live.map(([instance, state]) => ({ instance, state }));
  await client.query({
    name: 'write-process-instances',
    text: `INSERT INTO runtime.process_instances (process, instance, version, state)
           SELECT $1, instance, $2, state FROM json_to_recordset($3) AS live (instance text, state json)
           ON CONFLICT (process, instance) DO UPDATE SET version = EXCLUDED.version, state = EXCLUDED.state`,
    values: [name, version, JSON.stringify(rows)],
  });
};

const remove = async (client: ClientBase, { name }: Process, over: readonly string[]): Promise<void> => {
  if (over.length === 0) return;
  await client.query({
    name: 'remove-process-instances',
    text: 'DELETE FROM runtime.process_instances WHERE process = $1 AND instance = ANY($2)',
    values: [name, over],
  });
};

const park = async (
  client: ClientBase,
  { name, version, initial }: Process,
  failures: ReadonlyMap<string, unknown>,
): Promise<void> => {
  for (const [instance, error] of failures) {
    await client.query(
      `INSERT INTO runtime.process_instances AS known (process, instance, version, state, parked_at, error)
       VALUES ($1, $2, $3, $4, clock_timestamp(), $5)
       ON CONFLICT (process, instance) DO UPDATE
       SET parked_at = coalesce(known.parked_at, EXCLUDED.parked_at), error = EXCLUDED.error, retry_wanted = false`,
      [name, instance, version, JSON.stringify(initial), messageOf(error)],
    );
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

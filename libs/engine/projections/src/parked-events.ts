import type { ClientBase, Pool } from 'pg';
import type { EventPlace } from './decoded-event.js';
import type { ParkedEvent } from './fold-batch.js';
import type { LaneId } from './lane-id.js';
import type { ProjectionId } from './projection.js';

/** Errors may quote a whole event. This much is enough to diagnose. */
const longestError = 1_000;

/** The message of an error, as text that Postgres can store. */
export const errorText = (error: unknown): string =>
  String(error instanceof Error ? error.message : error)
    .replaceAll('\0', '')
    .slice(0, longestError);

const ofLane = 'projection = $1 AND version = $2 AND lane = $3';
const valuesOf = ({ name, version, lane }: LaneId): unknown[] => [name, version, lane];

/** The keys of a lane that have parked events. */
export const parkedKeys = async (client: Pool | ClientBase, lane: LaneId): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{ key: string }>(
    `SELECT DISTINCT key FROM read.parked WHERE ${ofLane}`,
    valuesOf(lane),
  );
  return new Set(rows.map(({ key }) => key));
};

/** Stores parked events, in the transaction that moves the checkpoint past them. */
export const park = async (client: ClientBase, lane: LaneId, events: readonly ParkedEvent[]): Promise<void> => {
  if (events.length === 0) return;
  const records = events.map(({ laneKey: key, stream, revision, position, type, error }) => {
    const failed = error === undefined ? { error: null, attempts: 0 } : { error: errorText(error), attempts: 1 };
    return { key, stream, revision, position, type, ...failed };
  });
  await client.query(
    `INSERT INTO read.parked (projection, version, lane, key, position, stream, revision, type, error, attempts)
     SELECT $1, $2, $3, key, position, stream, revision, type, error, attempts
     FROM json_populate_recordset(NULL::read.parked, $4)`,
    [...valuesOf(lane), JSON.stringify(records)],
  );
};

/** The first events parked under a key, in log order. */
export const parkedUnder = async (
  client: Pool | ClientBase,
  lane: LaneId,
  key: string,
  limit: number,
): Promise<readonly EventPlace[]> => {
  const { rows } = await client.query<EventPlace>(
    `SELECT stream, revision, position, type FROM read.parked WHERE ${ofLane} AND key = $4 ORDER BY position LIMIT $5`,
    [...valuesOf(lane), key, limit],
  );
  return rows;
};

/** Removes parked events, in the transaction that has folded them. */
export const unparkKeys = async (
  client: ClientBase,
  lane: LaneId,
  key: string,
  events: readonly EventPlace[],
): Promise<void> => {
  await client.query(`DELETE FROM read.parked WHERE ${ofLane} AND key = $4 AND position = ANY ($5::numeric[])`, [
    ...valuesOf(lane),
    key,
    events.map(({ position }) => position),
  ]);
};

/** Records that a retry failed at this event. It waits for the next request. */
export const failedAgain = async (client: Pool | ClientBase, lane: LaneId, event: ParkedEvent): Promise<void> => {
  await client.query(
    `UPDATE read.parked SET retry_requested = false,
       attempts = attempts + (position = $5)::integer,
       error = CASE WHEN position = $5 THEN $6 ELSE error END
     WHERE ${ofLane} AND key = $4`,
    [...valuesOf(lane), event.laneKey, event.position, errorText(event.error)],
  );
};

/** The keys of a lane for which a retry was requested. */
export const requestedRetries = async (pool: Pool, lane: LaneId): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ key: string }>(
    `SELECT DISTINCT key FROM read.parked WHERE ${ofLane} AND retry_requested`,
    valuesOf(lane),
  );
  return rows.map(({ key }) => key);
};

/**
 * Requests that the projection's workers, in any process, retry its parked events: those of one key, or all. Returns
 * the number of keys. The result appears in the projection's status within a few seconds.
 */
export const requestRetry = async (pool: Pool, { name, version }: ProjectionId, key?: string): Promise<number> => {
  const { rows } = await pool.query<{ keys: number }>(
    `WITH requested AS (UPDATE read.parked SET retry_requested = true
                        WHERE projection = $1 AND version = $2 AND ($3::text IS NULL OR key = $3) RETURNING lane, key)
     SELECT count(DISTINCT (lane, key))::integer AS keys FROM requested`,
    [name, version, key],
  );
  return rows[0].keys;
};

/** The first of these projections, and its key, that has parked the event at a position, if any. */
export const parkedAt = async (
  pool: Pool,
  projections: readonly ProjectionId[],
  position: string,
): Promise<{ readonly name: string; readonly key: string } | undefined> => {
  const { rows } = await pool.query<{ name: string; key: string }>(
    `SELECT p.projection AS name, p.key FROM read.parked AS p
     JOIN json_to_recordset($1) AS asked (name text, version integer)
       ON p.projection = asked.name AND p.version = asked.version
     WHERE p.position = $2 ORDER BY p.projection, p.key LIMIT 1`,
    [JSON.stringify(projections.map(({ name, version }) => ({ name, version }))), position],
  );
  return rows[0];
};

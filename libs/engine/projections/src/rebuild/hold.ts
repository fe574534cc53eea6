import type { Pool, PoolClient } from 'pg';
import type { ProjectionId } from '../projection.js';
import { RebuildError } from './rebuild-error.js';

/** This projection is already being rebuilt or verified. */
export class RebuildUnderWay extends RebuildError {
  override readonly name = 'RebuildUnderWay';

  constructor({ name }: ProjectionId) {
    super(`${name} is already being rebuilt or verified.`);
  }
}

/** Connections of the pool left for other queries of the work, which would otherwise wait for itself. */
const spare = 3;

/**
 * Runs `work` with one connection per projection, on as many projections at once as the pool has connections. A session
 * lock on the connection keeps other rebuilds away; if the connection is lost, this one can neither write nor swap.
 * @throws RebuildUnderWay if another rebuild or verification holds a projection.
 */
export const holding = async <Held extends ProjectionId, Result>(
  pool: Pool,
  projections: readonly Held[],
  work: (held: readonly Held[], clients: readonly PoolClient[]) => Promise<readonly Result[]>,
): Promise<Result[]> => {
  const atOnce = Math.max(1, pool.options.max - spare);
  const results: Result[] = [];
  for (let first = 0; first < projections.length; first += atOnce) {
    results.push(...(await together(pool, projections.slice(first, first + atOnce), work)));
  }
  return results;
};

const together = async <Held extends ProjectionId, Result>(
  pool: Pool,
  projections: readonly Held[],
  work: (held: readonly Held[], clients: readonly PoolClient[]) => Promise<Result>,
): Promise<Result> => {
  const clients: PoolClient[] = [];
  try {
    for (const projection of projections) {
      const client = await pool.connect();
      clients.push(client);
      await hold(client, projection);
    }
    return await work(projections, clients);
  } finally {
    await Promise.all(clients.map(letGo));
  }
};

/** Unlocks first, since the end of the connection releases the lock slightly later. */
const letGo = async (client: PoolClient): Promise<void> => {
  await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
  client.release(true);
};

const hold = async (client: PoolClient, projection: ProjectionId): Promise<void> => {
  // Building an index may take long, and read models need not wait for the disk.
  await client.query('SET statement_timeout = 0; SET synchronous_commit = off');
  const { rows } = await client.query<{ held: boolean }>(
    `SELECT pg_try_advisory_lock(hashtext('read.rebuild'), hashtext($1)) AS held`,
    [projection.name],
  );
  if (!rows[0].held) throw new RebuildUnderWay(projection);
};
